package chat.parley.cli;

import chat.parley.engine.trouble.Trouble;

/** What is said of each trouble, and how a command ends that has it. */
final class Sentences {
    private Sentences() {}

    static CliException of(Trouble trouble) {
        return new CliException(code(trouble), sentence(trouble));
    }

    static String sentence(Trouble trouble) {
        return switch (trouble) {
            case RELAY_UNREACHABLE -> "The relay does not answer; check the network and try again.";
            case RELAY_KEY_WRONG ->
                    "What answered is not the relay of the invite: its key is another one, so nothing was sent to it.";
            case UPGRADE_NEEDED -> "The relay speaks another version; install the newest Parley.";
            case INVITE_MALFORMED -> "This is not a complete invite link; copy it again.";
            case INVITE_SPENT ->
                    "The invite was used, has expired or was taken back; ask for a new one.";
            case HANDLE_MALFORMED ->
                    "A handle has 1 to 32 letters and digits, with . _ - between them.";
            case HANDLE_TAKEN ->
                    "The handle, or one that looks like it, belongs to somebody else; choose another with --handle.";
            case NAME_MALFORMED -> "A name has 1 to 64 characters on one line.";
            case PASSPHRASE_MISSING ->
                    "A passphrase is needed: name a file with --passphrase-file, or set PARLEY_PASSPHRASE.";
            case PASSPHRASE_WRONG -> "The passphrase is wrong.";
            case PASSPHRASE_SHORT -> "A passphrase has at least 8 characters.";
            case NO_PROFILE -> "The folder holds no profile; join a relay first.";
            case PROFILE_EXISTS ->
                    "The folder holds a profile already; choose another folder with --home.";
            case PROFILE_IN_USE -> "Another Parley has this profile open; close it first.";
            case PROFILE_READ_ONLY -> "The folder cannot be written; check its permissions.";
            case PROFILE_DAMAGED ->
                    "A file of the profile is damaged and cannot be rebuilt; change nothing in the folder, and ask your administrator.";
            case DISK_FULL -> "The disk is full; make room and try again.";
            case PERSON_UNKNOWN -> "Nobody of that handle or account id is at this relay.";
            case PERSON_NOT_TRUSTED ->
                    "The person's devices cannot be verified, so nothing is sent to them.";
            case SENDING_STOPPED ->
                    "This profile's database went back in time: it can be read, but sends nothing any more.";
            case TEXT_EMPTY -> "There is no text to send.";
            case TEXT_TOO_LONG -> "The text is too long for a message.";
            case RATE_LIMITED -> "The relay asks for patience; try again later.";
            case REFUSED -> "The relay refused this.";
            case SIGNED_OUT -> "The relay does not know this device any more.";
            case ACCOUNT_DISABLED ->
                    "Whoever runs the relay has disabled this account; what is sent waits until it is enabled again.";
            case ACCOUNT_CLOSED ->
                    "Whoever runs the relay has closed this account for good; what was said can still be read.";
            case INTERNAL -> "Parley failed; run with --verbose and report what it says.";
        };
    }

    private static ExitCode code(Trouble trouble) {
        return switch (trouble) {
            case RELAY_UNREACHABLE -> ExitCode.NO_RELAY;
            case INVITE_MALFORMED,
                    HANDLE_MALFORMED,
                    NAME_MALFORMED,
                    PASSPHRASE_MISSING,
                    PASSPHRASE_SHORT,
                    NO_PROFILE,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG ->
                    ExitCode.WRONG_USE;
            case RELAY_KEY_WRONG,
                    UPGRADE_NEEDED,
                    INVITE_SPENT,
                    HANDLE_TAKEN,
                    PASSPHRASE_WRONG,
                    PROFILE_EXISTS,
                    PROFILE_IN_USE,
                    PROFILE_READ_ONLY,
                    PROFILE_DAMAGED,
                    DISK_FULL,
                    PERSON_UNKNOWN,
                    PERSON_NOT_TRUSTED,
                    SENDING_STOPPED,
                    RATE_LIMITED,
                    REFUSED,
                    SIGNED_OUT,
                    ACCOUNT_DISABLED,
                    ACCOUNT_CLOSED ->
                    ExitCode.REFUSED;
            case INTERNAL -> ExitCode.BUG;
        };
    }
}
