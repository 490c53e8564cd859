package chat.parley.trials;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.delivery.HybridClock;
import chat.parley.engine.delivery.Kept;
import chat.parley.engine.delivery.Records;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.Journal;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.KeyFile;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.id.MessageId;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a profile's disk costs: prints figures and how they compare, all from one run. {@code ./dev bench}, or with the
 * number of messages of a large profile as argument.
 */
public final class StorageBench {
    private static final int SMALL = 1_000;
    private static final int RUNS = 5;
    private static final int APPENDS = 640;
    private static final int BATCH = 64;
    private static final int PAGES = 20;
    private static final int SEEN_AT_ONCE = 20;

    /** So many of the newest messages nobody has read yet. */
    private static final int UNREAD = 50;

    private static final String PASSPHRASE = "correct horse battery";

    private final SecureRandom random = new SecureRandom();
    private final OsKeystore keystore = new MemoryKeystore();
    private final PrintStream out;
    private final Path folder;

    private StorageBench(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Runs everything in a folder of its own in the temporary one, or where {@code java.io.tmpdir} says. */
    public static void main(String[] arguments) throws Exception {
        int large = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path folder = Files.createTempDirectory("parley-bench");
        try {
            new StorageBench(folder, System.out).run(large);
        } finally {
            delete(folder);
        }
    }

    private void run(int large) throws Exception {
        Runtime machine = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "%s %s, %d cores, Java %s, %s; medians of %d runs%n%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                machine.availableProcessors(),
                Runtime.version(),
                Files.getFileStore(folder).type(),
                RUNS);
        writing();
        Profile small = profile("small", SMALL);
        Profile big = profile("large", large);
        reading(small, big);
        size(big);
    }

    // writing

    private void writing() throws Exception {
        // In turn, so that whatever else the disk does meets all of them.
        List<Double> eachRuns = new ArrayList<>();
        List<Double> batchRuns = new ArrayList<>();
        List<Double> bothRuns = new ArrayList<>();
        List<Double> bothBatchRuns = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            if (run == 1) { // the first was for nothing, while Java warmed up
                for (List<Double> runs : List.of(eachRuns, batchRuns, bothRuns, bothBatchRuns)) {
                    runs.clear();
                }
            }
            eachRuns.add(journal(1));
            batchRuns.add(journal(BATCH));
            bothRuns.add(ledger(1));
            bothBatchRuns.add(ledger(BATCH));
        }
        double each = middle(eachRuns);
        double batch = middle(batchRuns);
        double both = middle(bothRuns);
        double bothBatch = middle(bothBatchRuns);
        line("journal, a sync for each record", each, "records/s");
        line("journal, a sync for each " + BATCH, batch, "records/s");
        ratio("a batch against one by one", batch / each);
        line("journal and database, a commit for each record", both, "records/s");
        line("journal and database, a commit for each " + BATCH, bothBatch, "records/s");
        ratio("a batch against one by one", bothBatch / both);
        ratio("the journal alone against both, one by one", each / both);
        out.println();
    }

    private double journal(int batch) throws Exception {
        Path home = Files.createTempDirectory(folder, "journal");
        DataKey key = DataKey.random(random);
        try (KeyFile keys = KeyFile.open(home, key, random);
                Journal journal =
                        Journal.open(
                                home,
                                key,
                                keys,
                                JournalPosition.START,
                                Clock.systemUTC(),
                                random)) {
            ChatId chat = new ChatId(Bytes.of(new byte[32]));
            var _ = journal.append(RecordHead.of("begun"), Optional.empty(), new BodyKey.Journal());
            journal.sync(); // the segment is made
            long begin = System.nanoTime();
            for (int i = 1; i <= APPENDS; i++) {
                Said said = said(chat, someDevice(), new AccountId(chat.value()), i, Instant.now());
                var _ = journal.append(said.head(), Optional.of(said.body()), said.key());
                if (i % batch == 0) {
                    journal.sync();
                }
            }
            journal.sync();
            return APPENDS * 1e9 / (System.nanoTime() - begin);
        }
    }

    private double ledger(int batch) throws Exception {
        Path home = Files.createTempDirectory(folder, "ledger");
        Migration rows =
                new Migration(
                        "bench",
                        1,
                        "create table if not exists bench_row(mid binary(16) primary key, segment bigint, place bigint)");
        Lane lane = new Lane("bench", failure -> failure.printStackTrace(out));
        DataKey key = DataKey.random(random);
        ChatId chat = new ChatId(Bytes.of(new byte[32]));
        try {
            return lane.call(
                            () -> {
                                try (Ledger ledger =
                                        Ledger.open(
                                                home,
                                                key,
                                                List.of(rows),
                                                lane,
                                                Clock.systemUTC(),
                                                random)) {
                                    ledger.play(List.of());
                                    long begin = System.nanoTime();
                                    for (int i = 0; i < APPENDS; i += batch) {
                                        write(ledger, chat, Math.min(batch, APPENDS - i));
                                    }
                                    return APPENDS * 1e9 / (System.nanoTime() - begin);
                                }
                            })
                    .join();
        } finally {
            lane.close();
        }
    }

    private void write(Ledger ledger, ChatId chat, int count) throws Exception {
        var _ =
                ledger.write(
                        tx -> {
                            for (int i = 1; i <= count; i++) {
                                Said said =
                                        said(
                                                chat,
                                                someDevice(),
                                                new AccountId(chat.value()),
                                                i,
                                                Instant.now());
                                JournalPosition at =
                                        ledger.append(
                                                said.head(), Optional.of(said.body()), said.key());
                                tx.update(
                                        "insert into bench_row values (?, ?, ?)",
                                        said.head().mid().orElseThrow().value().toArray(),
                                        at.segment(),
                                        at.offset());
                            }
                            return true;
                        });
    }

    // reading

    /** A profile with many messages in one conversation. */
    private record Profile(Path home, ChatId chat, int messages, double rebuild) {}

    /** Joins a relay for real, then writes the journal of years, and lets the profile lose its database. */
    private Profile profile(String name, int messages) throws Exception {
        Path home = folder.resolve(name);
        Path relayFolder = folder.resolve("relay-" + name);
        ChatId chat;
        DeviceId peer;
        try (Relay relay = Relay.start(RelayConfig.local(relayFolder))) {
            var links = relay.invites(2);
            try (Messenger ben =
                            door(folder.resolve("ben-" + name))
                                    .join(links.get(0), "Ben", Handle.typed("ben"), passphrase())
                                    .join();
                    Messenger ada =
                            door(home)
                                    .join(links.get(1), "Ada", Handle.typed("ada"), passphrase())
                                    .join()) {
                peer = ben.me().value().device();
                chat = ChatId.with(known(ada, "ben"));
            }
        }
        fill(home, chat, peer, messages);
        List<Double> rebuilds = new ArrayList<>();
        int runs = messages > 10_000 ? 1 : RUNS;
        for (int i = 0; i < runs; i++) {
            delete(home.resolve("database"));
            rebuilds.add(opening(home));
        }
        return new Profile(home, chat, messages, middle(rebuilds));
    }

    private static AccountId known(Messenger messenger, String handle) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            Optional<Person> found =
                    messenger.people().value().stream()
                            .filter(person -> person.handle().value().equals(handle))
                            .findFirst();
            if (found.isPresent()) {
                return found.get().account();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the directory never came");
    }

    private void fill(Path home, ChatId chat, DeviceId peer, int messages) throws Exception {
        DataKey key = KeyWraps.open(home, keystore, random).unlockFromKeystore().orElseThrow();
        Path place = home.resolve("journal");
        Instant first = Instant.now().minus(Duration.ofDays(365));
        try (KeyFile keys = KeyFile.open(place, key, random);
                Journal journal =
                        Journal.open(
                                place,
                                key,
                                keys,
                                JournalPosition.START,
                                Clock.systemUTC(),
                                random)) {
            List<MessageRef> seen = new ArrayList<>();
            for (int i = 1; i <= messages; i++) {
                Instant at = first.plusSeconds(i * 300L);
                Said said = said(chat, peer, chat.peer(), i, at);
                var _ = journal.append(said.head(), Optional.of(said.body()), said.key());
                seen.add(new MessageRef(peer, said.head().mid().orElseThrow()));
                if (seen.size() == SEEN_AT_ONCE && i < messages - UNREAD) {
                    var _ =
                            journal.append(
                                    seen(chat, seen, at), Optional.empty(), new BodyKey.Journal());
                    seen.clear();
                }
                if (i % 2_000 == 0) {
                    journal.sync();
                }
            }
            journal.sync();
        }
    }

    private void reading(Profile small, Profile big) throws Exception {
        double openSmall = median(() -> opening(small.home()));
        double openBig = median(() -> opening(big.home()));
        line("opening, " + small.messages() + " messages", openSmall, "ms");
        line("opening, " + big.messages() + " messages", openBig, "ms");
        ratio("the large profile against the small one", openBig / openSmall);
        line(
                "making a lost database anew, " + small.messages() + " messages",
                small.rebuild(),
                "ms");
        line("making a lost database anew, " + big.messages() + " messages", big.rebuild(), "ms");
        ratio("anew against opening, the large profile", big.rebuild() / openBig);
        double pageSmall = page(small);
        double pageBig = page(big);
        line("a conversation's newest 100, of " + small.messages(), pageSmall, "ms");
        line("a conversation's newest 100, of " + big.messages(), pageBig, "ms");
        ratio("the large conversation against the small one", pageBig / pageSmall);
        out.println();
    }

    private double opening(Path home) {
        long begin = System.nanoTime();
        try (Messenger _ = door(home).open(Optional.empty()).join()) {
            return millis(begin);
        }
    }

    private double page(Profile profile) throws Exception {
        List<Double> times = new ArrayList<>();
        try (Messenger messenger = door(profile.home()).open(Optional.empty()).join()) {
            for (int i = 0; i < PAGES; i++) {
                long begin = System.nanoTime();
                try (Conversation conversation = messenger.open(profile.chat())) {
                    conversation.loaded().get(60, TimeUnit.SECONDS);
                    if (conversation.state().value().messages().size() != 100) {
                        throw new IllegalStateException("no full page");
                    }
                    times.add(millis(begin));
                }
            }
        }
        return middle(times);
    }

    private void size(Profile profile) throws IOException {
        double text = plaintext(profile.messages()) / (double) profile.messages();
        double journal = bytes(profile.home().resolve("journal")) / (double) profile.messages();
        double database = bytes(profile.home().resolve("database")) / (double) profile.messages();
        line("a message's text", text, "bytes");
        line("journal and its keys, for each message", journal, "bytes");
        line("database, for each message", database, "bytes");
        ratio("on disk against the text", (journal + database) / text);
    }

    // the messages

    /** What the journal holds of a message. */
    private record Said(RecordHead head, Bytes body, BodyKey key) {}

    private Said said(ChatId chat, DeviceId from, AccountId author, int number, Instant at) {
        Event event = new Event.Said(text(number));
        RecordHead head =
                new RecordHead(
                        Records.EVENT + event.kind(),
                        Optional.of(from),
                        Optional.of(MessageId.random(random)),
                        Optional.<MessageRef>empty(),
                        Optional.of(chat),
                        number,
                        HybridClock.of(at),
                        List.of());
        Kept kept = new Kept(1, author, false, Optional.empty(), event.body());
        return new Said(
                head,
                Cbor.bytes(kept),
                new BodyKey.ChatDay(chat, at.atZone(ZoneOffset.UTC).toLocalDate()));
    }

    private static RecordHead seen(ChatId chat, List<MessageRef> refs, Instant at) {
        return new RecordHead(
                Records.READ,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(chat),
                0,
                HybridClock.of(at),
                refs);
    }

    private DeviceId someDevice() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return new DeviceId(Bytes.of(id));
    }

    /** 20 to 120 characters, as people write. */
    private static String text(int number) {
        return "The crane is free from %06d on. ".formatted(number).repeat(1 + number % 4).strip();
    }

    private static long plaintext(int messages) {
        long all = 0;
        for (int i = 1; i <= messages; i++) {
            all += text(i).getBytes(StandardCharsets.UTF_8).length;
        }
        return all;
    }

    // measuring

    private EngineWiring door(Path home) {
        return new EngineWiring(home, keystore, Clock.systemUTC(), random, "Bench");
    }

    private static char[] passphrase() {
        return PASSPHRASE.toCharArray();
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(Callable<Double> work) throws Exception {
        var _ = work.call(); // once for nothing, while Java warms up
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            all.add(work.call());
        }
        return middle(all);
    }

    private static double middle(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private void line(String what, double figure, String unit) {
        out.printf(Locale.ROOT, "%-55s %,12.1f %s%n", what, figure, unit);
    }

    private void ratio(String what, double figure) {
        out.printf(Locale.ROOT, "  %-53s %,12.2f times%n", what, figure);
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
