package chat.parley.model.http;

import java.util.Optional;

/**
 * An error body, {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:parley:problem:} and the code in lower case
 * @param title one English sentence
 * @param status the HTTP status
 * @param code stable
 * @param retryAfterMs when to try again
 */
public record Problem(
        String type, String title, int status, ProblemCode code, Optional<Long> retryAfterMs) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemCode code, String title, Optional<Long> retryAfterMs) {
        return new Problem(
                "urn:parley:problem:" + code.name().toLowerCase(java.util.Locale.ROOT),
                title,
                code.status(),
                code,
                retryAfterMs);
    }
}
