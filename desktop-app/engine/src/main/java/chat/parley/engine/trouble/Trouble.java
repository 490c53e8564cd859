package chat.parley.engine.trouble;

/** Stable codes of what can go wrong. */
public enum Trouble {
    /** The relay did not answer. */
    RELAY_UNREACHABLE,
    /** What answered is not the relay that the invite or the profile names. */
    RELAY_KEY_WRONG,
    /** The relay speaks a version that this program does not, or the other way round. */
    UPGRADE_NEEDED,
    INVITE_MALFORMED,
    /** The invite was used by somebody else or is over its time. */
    INVITE_SPENT,
    HANDLE_MALFORMED,
    HANDLE_TAKEN,
    NAME_MALFORMED,
    PASSPHRASE_MISSING,
    PASSPHRASE_WRONG,
    /** Shorter than eight characters. */
    PASSPHRASE_SHORT,
    /** The folder holds no profile yet. */
    NO_PROFILE,
    /** The folder holds a profile already. */
    PROFILE_EXISTS,
    /** Another Parley has this profile open. */
    PROFILE_IN_USE,
    /** The folder cannot be written. */
    PROFILE_READ_ONLY,
    /** A file of the profile that cannot be rebuilt is damaged. */
    PROFILE_DAMAGED,
    DISK_FULL,
    /** Nobody of that handle or account is at this relay. */
    PERSON_UNKNOWN,
    /** The person's device log does not verify: nothing is sent to them. */
    PERSON_NOT_TRUSTED,
    /** This profile's database went back in time: it reads, and sends nothing. */
    SENDING_STOPPED,
    TEXT_EMPTY,
    TEXT_TOO_LONG,
    RATE_LIMITED,
    /** The relay said no. */
    REFUSED,
    /** The device was signed out. */
    SIGNED_OUT,
    /** Whoever runs the relay has disabled the account; it may be enabled again. */
    ACCOUNT_DISABLED,
    /** Whoever runs the relay has closed the account for good. */
    ACCOUNT_CLOSED,
    INTERNAL
}
