package chat.parley.relay.http;

import chat.parley.model.codec.Json;
import chat.parley.model.http.ProblemCode;
import io.javalin.http.Context;
import java.io.IOException;

/** JSON in and out: bounded and strict. */
public final class Bodies {
    private Bodies() {}

    /**
     * The body as a {@code type}.
     *
     * @param max in bytes; not one more is read
     */
    public static <T> T read(Context context, Class<T> type, int max) {
        byte[] body;
        try {
            if (context.req().getContentLengthLong() > max) {
                throw tooLarge();
            }
            body = context.req().getInputStream().readNBytes(max + 1);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.MALFORMED, "The body broke off.");
        }
        if (body.length > max) {
            throw tooLarge();
        }
        return Json.read(body, type);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(ProblemCode.TOO_LARGE, "The body is too large.");
    }

    public static void write(Context context, Object value) {
        context.contentType("application/json").result(Json.write(value));
    }
}
