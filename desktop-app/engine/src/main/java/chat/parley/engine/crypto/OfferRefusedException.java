package chat.parley.engine.crypto;

/** A prekey offer that is not of the device that its log describes, or does not verify. */
public final class OfferRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    OfferRefusedException(String rule) {
        super(rule);
    }

    OfferRefusedException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
