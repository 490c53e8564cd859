package chat.parley.engine.chats;

import chat.parley.engine.keys.Disk;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.trouble.ParleyException;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything readable of all chats as a file. Thread-safe. */
final class Export {
    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private final Ledger ledger;
    private final Reading reading;

    Export(Ledger ledger, Reading reading) {
        this.ledger = ledger;
        this.reading = reading;
    }

    /** Writes {@code file} as JSON lines, oldest first; see {@link MessageLine}. Blocks. */
    void write(Path file) throws ParleyException {
        List<ChatStore.Row> rows = ledger.read(ChatStore::everything);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Channels.newWriter(Disk.create(part), StandardCharsets.UTF_8)) {
                for (ChatStore.Row row : rows) {
                    out.write(MessageLine.of(reading.shown(row).message()));
                    out.write('\n');
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Disk.trouble(e);
        } finally {
            discard(part);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("half an export is left behind", e);
        }
    }
}
