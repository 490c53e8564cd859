package chat.parley.desktop.lock;

import chat.parley.desktop.text.Texts;
import chat.parley.engine.trouble.Trouble;

/**
 * Why the profile does not open although the passphrase may be right.
 *
 * @param title what happened
 * @param kept what was kept
 * @param way what to do
 */
record LockProblem(Trouble trouble, String title, String kept, String way) {

    static LockProblem of(Trouble trouble, Texts texts) {
        return switch (trouble) {
            case PROFILE_IN_USE ->
                    new LockProblem(
                            trouble,
                            texts.get("in-use"),
                            texts.get("in-use.kept"),
                            texts.get("in-use.way"));
            case PROFILE_DAMAGED ->
                    new LockProblem(
                            trouble,
                            texts.get("damaged"),
                            texts.get("damaged.kept"),
                            texts.get("damaged.way"));
            case PROFILE_READ_ONLY ->
                    new LockProblem(
                            trouble,
                            texts.get("read-only"),
                            texts.get("read-only.kept"),
                            texts.get("read-only.way"));
            case DISK_FULL ->
                    new LockProblem(
                            trouble,
                            texts.get("full"),
                            texts.get("full.kept"),
                            texts.get("full.way"));
            case RELAY_UNREACHABLE, RATE_LIMITED ->
                    new LockProblem(
                            trouble,
                            texts.get("unreachable"),
                            texts.get("unreachable.kept"),
                            texts.get("unreachable.way"));
            case RELAY_KEY_WRONG ->
                    new LockProblem(
                            trouble,
                            texts.get("other-relay"),
                            texts.get("other-relay.kept"),
                            texts.get("other-relay.way"));
            case UPGRADE_NEEDED ->
                    new LockProblem(
                            trouble,
                            texts.get("upgrade"),
                            texts.get("upgrade.kept"),
                            texts.get("upgrade.way"));
            default ->
                    new LockProblem(
                            trouble,
                            texts.get("failed"),
                            texts.get("failed.kept"),
                            texts.get("failed.way", trouble.name()));
        };
    }
}
