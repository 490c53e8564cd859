package chat.parley.model.http;

/** Stable codes of what can go wrong over HTTP. */
public enum ProblemCode {
    MALFORMED(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    TOO_LARGE(413),
    RATE_LIMITED(429),
    INTERNAL(500),
    UNAVAILABLE(503),
    /** The invite's token is unknown, expired, revoked, or was redeemed by another account. */
    INVITE_SPENT(403),
    /** Whoever runs the relay has closed the account, for good. */
    ACCOUNT_CLOSED(410),
    /** The handle, or one that looks like it, belongs to somebody else. */
    HANDLE_TAKEN(409),
    /** A log entry or profile broke a rule. */
    LOG_REFUSED(422),
    /** A newer version of the profile is stored. */
    PROFILE_STALE(409);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
