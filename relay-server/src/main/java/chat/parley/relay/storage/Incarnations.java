package chat.parley.relay.storage;

import chat.parley.model.codec.Bytes;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The names of this database and of its mailbox (16 random bytes each), by which clients notice that a relay was
 * restored.
 *
 * <p>A folder that was copied back from a backup is told by its lock file, which is another one then: both names are
 * made new, and every client sends again what this relay may have lost. Until {@link #served} this counts as not yet
 * done. What cannot be told so, a disk that was set back as a whole, is said by whoever did it: {@link #copied}.
 *
 * @param restored whether that has just happened
 */
public record Incarnations(Bytes store, Bytes mailbox, boolean restored) {
    /** No folder's place. */
    private static final String SET_BACK = "set back";

    /** Reads the names, making them at the first start and after a restore. */
    public static Incarnations open(Database database, DataFolder folder, SecureRandom random)
            throws FolderException {
        String place = folder.place();
        Bytes freshStore = random(random);
        Bytes freshMailbox = random(random);
        return database.lane().durable(tx -> open(tx, place, freshStore, freshMailbox)).join();
    }

    private static Incarnations open(
            Transaction tx, String place, Bytes freshStore, Bytes freshMailbox) {
        record Kept(String place, Incarnations names) {}
        Optional<Kept> kept =
                tx.first(
                        "select place, store, mailbox from relay",
                        row ->
                                new Kept(
                                        row.text(1),
                                        new Incarnations(row.bytes(2), row.bytes(3), false)));
        if (kept.isPresent() && kept.get().place().equals(place)) {
            return kept.get().names();
        }
        if (kept.isEmpty()) {
            tx.update(
                    "insert into relay (one, store, mailbox, place) values (true, ?, ?, ?)",
                    freshStore,
                    freshMailbox,
                    place);
            return new Incarnations(freshStore, freshMailbox, false);
        }
        tx.update("update relay set store = ?, mailbox = ?", freshStore, freshMailbox);
        return new Incarnations(freshStore, freshMailbox, true);
    }

    /** Notes that the relay serves from this folder now, and under which address. */
    public static void served(Database database, DataFolder folder, String url)
            throws FolderException {
        String place = folder.place();
        var _ =
                database.lane()
                        .durable(tx -> tx.update("update relay set place = ?, url = ?", place, url))
                        .join();
    }

    /** Notes that the folder was set back, so that the next start takes it for a copy. */
    public static void copied(Database database) {
        var _ =
                database.lane()
                        .durable(tx -> tx.update("update relay set place = ?", SET_BACK))
                        .join();
    }

    /** The address under which the relay served last, for invites minted while it is stopped. */
    public static Optional<String> lastUrl(Database database) {
        return database.read(tx -> tx.first("select url from relay", row -> row.optionalText(1)))
                .flatMap(url -> url);
    }

    private static Bytes random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
