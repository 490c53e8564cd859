package chat.parley.desktop.onboarding;

import chat.parley.desktop.text.Texts;
import chat.parley.engine.trouble.Trouble;
import java.util.Optional;

/**
 * Why joining stopped, where it is not about something that was typed.
 *
 * @param title what happened
 * @param text what was kept and what to do
 * @param opens whether the way on is to open the profile that is there
 */
record JoinProblem(String title, String text, boolean opens) {
    static JoinProblem of(Trouble trouble, Optional<String> organisation, Texts texts) {
        String relay = organisation.orElseGet(() -> texts.get("join.relay"));
        return switch (trouble) {
            case RELAY_UNREACHABLE ->
                    again(texts.get("join.unreachable", relay), texts.get("join.unreachable.text"));
            case RATE_LIMITED -> again(texts.get("busy", relay), texts.get("join.busy.text"));
            case UPGRADE_NEEDED -> again(texts.get("upgrade"), texts.get("join.upgrade.text"));
            case ACCOUNT_CLOSED ->
                    again(texts.get("join.closed", relay), texts.get("join.closed.text"));
            case REFUSED, SIGNED_OUT, ACCOUNT_DISABLED ->
                    again(texts.get("join.refused", relay), texts.get("join.refused.text"));
            case PROFILE_EXISTS ->
                    new JoinProblem(texts.get("join.exists"), texts.get("join.exists.text"), true);
            case PROFILE_IN_USE -> again(texts.get("join.in-use"), texts.get("join.in-use.text"));
            case PROFILE_READ_ONLY ->
                    again(texts.get("join.read-only"), texts.get("join.read-only.text"));
            case DISK_FULL -> again(texts.get("join.full"), texts.get("join.full.text"));
            case PROFILE_DAMAGED ->
                    again(texts.get("join.damaged"), texts.get("join.damaged.text"));
            // said where it was entered, or nothing that joining answers with
            case RELAY_KEY_WRONG,
                    INVITE_MALFORMED,
                    INVITE_SPENT,
                    HANDLE_MALFORMED,
                    HANDLE_TAKEN,
                    NAME_MALFORMED,
                    PASSPHRASE_MISSING,
                    PASSPHRASE_WRONG,
                    PASSPHRASE_SHORT,
                    NO_PROFILE,
                    PERSON_UNKNOWN,
                    PERSON_NOT_TRUSTED,
                    SENDING_STOPPED,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG,
                    INTERNAL ->
                    again(texts.get("join.failed"), texts.get("join.failed.text"));
        };
    }

    private static JoinProblem again(String title, String text) {
        return new JoinProblem(title, text, false);
    }
}
