package chat.parley.relay.http;

import chat.parley.model.codec.Json;
import chat.parley.model.http.ProblemCode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** JSON in and out: bounded and strict. */
public final class Bodies {
    /** How much of a body that is too large is read and forgotten. */
    private static final int PATIENCE = 256 * 1024;

    private Bodies() {}

    /**
     * The body as a {@code type}.
     *
     * @param max in bytes
     */
    public static <T> T read(Context context, Class<T> type, int max) {
        byte[] body;
        try (InputStream in = context.req().getInputStream()) {
            body = in.readNBytes(max + 1);
            if (body.length > max) {
                // Whoever is still writing would not hear the answer.
                in.readNBytes(new byte[PATIENCE], 0, PATIENCE);
            }
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.MALFORMED, "The body broke off.");
        }
        if (body.length > max) {
            throw new ProblemException(ProblemCode.TOO_LARGE, "The body is too large.");
        }
        return Json.read(body, type);
    }

    public static void write(Context context, Object value) {
        context.contentType("application/json").result(Json.write(value));
    }
}
