package chat.parley.relay;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import chat.parley.model.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * The log: a JSON object a line on standard error. What libraries say is kept to their own words without what they would
 * fill in, and exceptions to their types and places, because either may hold a name, an address or a path.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final String OURS = "chat.parley";
    private static final int FRAMES = 12;

    /** Sends the log of this process through here. */
    static void install() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JsonLines encoder = new JsonLines();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger(OURS).setLevel(Level.INFO);
        context.getLogger("io.javalin").setLevel(Level.OFF); // it logs what it throws
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        boolean ours = event.getLoggerName().startsWith(OURS);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        line.put("level", event.getLevel().toString());
        line.put(
                "logger",
                event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1));
        line.put("message", ours ? event.getFormattedMessage() : event.getMessage());
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(
                    pair ->
                            line.put(
                                    pair.key,
                                    pair.value instanceof Number number
                                            ? number
                                            : String.valueOf(pair.value)));
        }
        List<String> causes = new ArrayList<>();
        for (IThrowableProxy thrown = event.getThrowableProxy();
                thrown != null && causes.size() < 8;
                thrown = thrown.getCause()) {
            causes.add(trace(thrown));
        }
        if (!causes.isEmpty()) {
            line.put("error", causes);
        }
        return (Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String trace(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder(thrown.getClassName());
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
            text.append(' ').append(frames[i].getSTEAsString());
        }
        return text.toString();
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
