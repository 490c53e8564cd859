package chat.parley.desktop.lock;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.trouble.Trouble;

/**
 * Why the profile does not open although the passphrase may be right.
 *
 * @param title what happened
 * @param kept what was kept
 * @param way what to do
 */
record LockProblem(Kind kind, Icon icon, String title, String kept, String way) {

    static LockProblem of(Trouble trouble, Texts texts) {
        return switch (trouble) {
            case PROFILE_IN_USE ->
                    new LockProblem(
                            Kind.INFO,
                            Icon.COMPUTER,
                            texts.get("in-use"),
                            texts.get("in-use.kept"),
                            texts.get("in-use.way"));
            case PROFILE_DAMAGED ->
                    new LockProblem(
                            Kind.DANGER,
                            Icon.STORAGE,
                            texts.get("damaged"),
                            texts.get("damaged.kept"),
                            texts.get("damaged.way"));
            case PROFILE_READ_ONLY ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.LOCK,
                            texts.get("read-only"),
                            texts.get("read-only.kept"),
                            texts.get("read-only.way"));
            case DISK_FULL ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.STORAGE,
                            texts.get("full"),
                            texts.get("full.kept"),
                            texts.get("full.way"));
            case RELAY_UNREACHABLE ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.OFFLINE,
                            texts.get("unreachable"),
                            texts.get("unreachable.kept"),
                            texts.get("unreachable.way"));
            case RATE_LIMITED ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.TIMER,
                            texts.get("busy"),
                            texts.get("unreachable.kept"),
                            texts.get("busy.way"));
            case RELAY_KEY_WRONG ->
                    new LockProblem(
                            Kind.DANGER,
                            Icon.SHIELD_ALERT,
                            texts.get("other-relay"),
                            texts.get("other-relay.kept"),
                            texts.get("other-relay.way"));
            case UPGRADE_NEEDED ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.REFRESH,
                            texts.get("upgrade"),
                            texts.get("upgrade.kept"),
                            texts.get("upgrade.way"));
            case REFUSED, SIGNED_OUT, ACCOUNT_DISABLED, ACCOUNT_CLOSED ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.ALERT,
                            texts.get("refused"),
                            texts.get("unreachable.kept"),
                            texts.get("refused.way"));
            // nothing that opening answers with
            case INVITE_MALFORMED,
                    INVITE_SPENT,
                    HANDLE_MALFORMED,
                    HANDLE_TAKEN,
                    NAME_MALFORMED,
                    PASSPHRASE_MISSING,
                    PASSPHRASE_WRONG,
                    PASSPHRASE_SHORT,
                    NO_PROFILE,
                    PROFILE_EXISTS,
                    PERSON_UNKNOWN,
                    PERSON_NOT_TRUSTED,
                    SENDING_STOPPED,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG,
                    INTERNAL ->
                    new LockProblem(
                            Kind.WARNING,
                            Icon.ALERT,
                            texts.get("failed"),
                            texts.get("failed.kept"),
                            texts.get("failed.way"));
        };
    }
}
