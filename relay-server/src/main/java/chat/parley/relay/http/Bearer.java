package chat.parley.relay.http;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.ProblemCode;
import io.javalin.http.Context;

/** {@code Authorization: Bearer}. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The 32-byte token of the request; refuses a request without one. */
    public static Bytes token(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            throw refused();
        }
        try {
            return Bytes.fromBase64(header.substring(SCHEME.length()).strip()).exactly(32, "token");
        } catch (MalformedException e) {
            throw refused();
        }
    }

    /** The refusal of a token that is unknown or over. */
    public static ProblemException refused() {
        return new ProblemException(
                ProblemCode.UNAUTHENTICATED, "A valid session token is needed.");
    }
}
