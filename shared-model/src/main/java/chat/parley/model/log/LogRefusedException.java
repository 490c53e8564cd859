package chat.parley.model.log;

/** An entry that the rules of the device log do not allow where it stands. */
public final class LogRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why an entry was refused; stable words for problem codes. */
    public enum Reason {
        MALFORMED,
        OTHER_ACCOUNT,
        WRONG_PLACE,
        BAD_SIGNATURE,
        SIGNER_NOT_ACTIVE,
        DEVICE_KNOWN,
        KEY_KNOWN,
        UNKNOWN_DEVICE,
        TOO_MANY_DEVICES,
        LOG_FULL
    }

    private final Reason reason;

    public LogRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public LogRefusedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
