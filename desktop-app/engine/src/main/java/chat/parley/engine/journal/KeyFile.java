package chat.parley.engine.journal;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.Aead;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.Disk;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the journal's bodies, in two copies. A key is durable before the first record that uses it; forgetting it
 * erases what it sealed. The layout is drawn at the package. Thread-safe.
 */
public final class KeyFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    static final int SLOT = 128;

    private static final String MAGIC = "PARLEYF1";
    private static final int HEADER_PLAIN = SLOT - 16 - Aead.OVERHEAD;
    private static final int SLOT_PLAIN = SLOT - Aead.OVERHEAD;
    private static final int MOST = 64 * 1024 * 1024; // half a million chat-days
    private static final long NEVER = Long.MAX_VALUE;

    private static final byte CHAT_DAY = 1;
    private static final byte OWN = 2;
    private static final byte FORGOTTEN = 3;

    private static final Bytes NO_CHAT = Bytes.of(new byte[32]);
    private static final Bytes NO_KEY = Bytes.of(new byte[32]);

    private final List<Path> places;
    private final Aead aead;
    private final SecureRandom random;

    /** In the order of their making, so that the last one of a chat and day is its current one. */
    private final Map<KeyId, Entry> entries = new LinkedHashMap<>();

    private final Map<BodyKey.ChatDay, KeyId> current = new HashMap<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** Gone from memory, but not yet from both copies on disk. */
    private final Set<KeyId> forgetting = new HashSet<>();

    private boolean stale;
    private final List<FileChannel> channels = new ArrayList<>();
    private long generation;
    private long slots;

    private record Entry(byte kind, KeyId id, Bytes chat, long day, long deadline, Bytes key) {
        BodyKey.ChatDay chatDay() {
            return new BodyKey.ChatDay(new ChatId(chat), LocalDate.ofEpochDay(day));
        }
    }

    /** A body's key and its name. */
    record Secret(KeyId id, Aead aead) {}

    /** A key that a newer one of its chat and day took the place of, but which is not forgotten yet. */
    public record Retired(KeyId id, BodyKey.ChatDay of) {}

    private KeyFile(Path folder, DataKey dataKey, SecureRandom random) {
        this.places = List.of(folder.resolve("bodykeys"), folder.resolve("bodykeys.copy"));
        this.aead = new Aead(dataKey.derive("parley/key-file/1"));
        this.random = random;
    }

    /**
     * Opens the key file in the journal's folder, or makes it with the folder. A damaged or missing copy is restored from
     * the other.
     *
     * @throws ParleyException PROFILE_DAMAGED where there are segments but no sound copy: a new key file in its place
     *     would make all of them unreadable for good
     */
    public static KeyFile open(Path folder, DataKey dataKey, SecureRandom random)
            throws ParleyException {
        KeyFile file = new KeyFile(folder, dataKey, random);
        try {
            Disk.makeFolder(folder);
            file.load(folder);
            return file;
        } catch (IOException e) {
            file.close();
            throw Disk.trouble(e, folder);
        }
    }

    private void load(Path folder) throws IOException, ParleyException {
        List<Copy> copies = new ArrayList<>();
        boolean any = false;
        for (Path place : places) {
            Optional<byte[]> content = Disk.read(place, MOST);
            any |= content.isPresent();
            content.flatMap(this::header).ifPresent(copies::add);
        }
        copies.sort((a, b) -> Long.compare(b.generation, a.generation));
        if (copies.isEmpty()) {
            if (any || !Segments.numbers(folder).isEmpty()) {
                throw new ParleyException(Trouble.PROFILE_DAMAGED);
            }
            rewrite();
            return;
        }
        Copy newest = copies.getFirst();
        generation = newest.generation;
        boolean same =
                copies.size() == 2 && Arrays.equals(newest.content, copies.getLast().content);
        boolean whole = same && take(newest) && newest.content.length % SLOT == 0;
        if (whole) {
            slots = newest.content.length / SLOT;
            openChannels();
            for (FileChannel channel : channels) {
                channel.force(true); // a program that was killed may have left it unforced
            }
            return;
        }
        Set<KeyId> forgotten = newest.forgotten();
        entries.clear();
        current.clear();
        merge(copies, forgotten);
        LOG.info("the key file's copies differed or were damaged: written anew");
        forgetting.addAll(forgotten);
        rewrite();
    }

    /** Takes what is sound from both copies, the newest first, but nothing that the newest forgot. */
    private void merge(List<Copy> copies, Set<KeyId> forgotten) {
        Copy newest = copies.getFirst();
        Map<Long, Entry> bySlot = new TreeMap<>();
        newest.slots().forEach(bySlot::putIfAbsent);
        for (Copy copy : copies.subList(1, copies.size())) {
            if (copy.generation == newest.generation) {
                copy.slots().forEach(bySlot::putIfAbsent);
            } else {
                // A rewrite keeps the order, so what only the older one still has goes first.
                Set<KeyId> known = new HashSet<>(forgotten);
                bySlot.values().forEach(entry -> known.add(entry.id()));
                copy.slots().values().stream()
                        .filter(entry -> entry.kind() != FORGOTTEN && !known.contains(entry.id()))
                        .forEach(this::remember);
            }
        }
        bySlot.values().stream().filter(entry -> entry.kind() != FORGOTTEN).forEach(this::remember);
    }

    /** Whether every slot was sound. */
    private boolean take(Copy copy) {
        Map<Long, Entry> read = copy.slots();
        read.values().stream().filter(entry -> entry.kind() != FORGOTTEN).forEach(this::remember);
        return read.size() == copy.content.length / SLOT - 1;
    }

    private void remember(Entry entry) {
        entries.put(entry.id(), entry);
        if (entry.kind() == CHAT_DAY) {
            current.put(entry.chatDay(), entry.id());
        }
    }

    private final class Copy {
        private final long generation;
        private final byte[] content;

        Copy(long generation, byte[] content) {
            this.generation = generation;
            this.content = content;
        }

        Map<Long, Entry> slots() {
            Map<Long, Entry> sound = new LinkedHashMap<>();
            for (long slot = 1; (slot + 1) * SLOT <= content.length; slot++) {
                int at = (int) (slot * SLOT);
                Optional<byte[]> plain =
                        aead.open(
                                context(generation, slot),
                                Arrays.copyOfRange(content, at, at + SLOT));
                if (plain.isPresent()) {
                    sound.put(slot, entry(plain.get()));
                }
            }
            return sound;
        }

        Set<KeyId> forgotten() {
            Set<KeyId> ids = new HashSet<>();
            for (Entry entry : slots().values()) {
                if (entry.kind() == FORGOTTEN) {
                    ids.add(entry.id());
                }
            }
            return ids;
        }
    }

    private Optional<Copy> header(byte[] content) {
        if (content.length < SLOT || !Arrays.equals(content, 0, 8, magic(), 0, 8)) {
            return Optional.empty();
        }
        long written = ByteBuffer.wrap(content, 8, 8).getLong();
        return aead.open(context(written, 0), Arrays.copyOfRange(content, 16, SLOT))
                .map(plain -> new Copy(written, content));
    }

    private static Entry entry(byte[] plain) {
        ByteBuffer in = ByteBuffer.wrap(plain);
        Bytes id = bytes(in, 8);
        byte kind = in.get();
        Bytes chat = bytes(in, 32);
        long day = in.getLong();
        long deadline = in.getLong();
        return new Entry(kind, new KeyId(id), chat, day, deadline, bytes(in, 32));
    }

    private static Bytes bytes(ByteBuffer in, int size) {
        byte[] bytes = new byte[size];
        in.get(bytes);
        return Bytes.of(bytes);
    }

    private byte[] sealed(Entry entry, long slot) {
        ByteBuffer plain = ByteBuffer.allocate(SLOT_PLAIN);
        plain.put(entry.id().value().toArray())
                .put(entry.kind())
                .put(entry.chat().toArray())
                .putLong(entry.day())
                .putLong(entry.deadline())
                .put(entry.key().toArray());
        return aead.seal(random, context(generation, slot), plain.array());
    }

    private static byte[] context(long generation, long slot) {
        return ByteBuffer.allocate(16).putLong(generation).putLong(slot).array();
    }

    private void openChannels() throws IOException {
        closeChannels();
        for (Path place : places) {
            channels.add(FileChannel.open(place, StandardOpenOption.WRITE));
        }
    }

    /**
     * Writes both copies anew from memory. Each attempt has a generation of its own and names all that is not gone from
     * both copies yet, so that a copy left behind by an attempt that failed brings nothing back.
     */
    private void rewrite() throws IOException {
        stale = true;
        generation++;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long count = 1L + forgetting.size() + entries.size();
        content.writeBytes(ByteBuffer.allocate(16).put(magic()).putLong(generation).array());
        content.writeBytes(
                aead.seal(
                        random,
                        context(generation, 0),
                        ByteBuffer.allocate(HEADER_PLAIN).putLong(count).array()));
        long slot = 1;
        for (KeyId id : forgetting) {
            content.writeBytes(sealed(new Entry(FORGOTTEN, id, NO_CHAT, 0, NEVER, NO_KEY), slot++));
        }
        for (Entry entry : entries.values()) {
            content.writeBytes(sealed(entry, slot++));
        }
        closeChannels();
        for (Path place : places) {
            Disk.replace(place, content.toByteArray());
        }
        pending.reset();
        slots = count;
        openChannels();
        forgetting.clear();
        stale = false;
    }

    /** The key that seals a new body; a new one is durable only after {@link #sync}. */
    synchronized Secret keyFor(BodyKey.ChatDay day) {
        KeyId id = current.get(day);
        return id == null ? secret(newKey(day)) : secret(entry(id));
    }

    /** A key for one body alone; durable only after {@link #sync}. */
    synchronized Secret keyFor(BodyKey.Own own) {
        Entry entry =
                new Entry(
                        OWN,
                        newId(),
                        NO_CHAT,
                        0,
                        own.deadline().map(Instant::toEpochMilli).orElse(NEVER),
                        newSecret());
        add(entry);
        return secret(entry);
    }

    private Entry newKey(BodyKey.ChatDay day) {
        Entry entry =
                new Entry(
                        CHAT_DAY,
                        newId(),
                        day.chat().value(),
                        day.day().toEpochDay(),
                        NEVER,
                        newSecret());
        add(entry);
        return entry;
    }

    private void add(Entry entry) {
        pending.writeBytes(sealed(entry, slots + pending.size() / SLOT));
        remember(entry);
    }

    private KeyId newId() {
        byte[] id = new byte[8];
        random.nextBytes(id);
        return new KeyId(Bytes.of(id));
    }

    private Bytes newSecret() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Bytes.of(key);
    }

    private Entry entry(KeyId id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException("a current key is not there");
        }
        return entry;
    }

    private static Secret secret(Entry entry) {
        return new Secret(entry.id(), new Aead(entry.key()));
    }

    /** The key of that name; empty once it is forgotten. */
    synchronized Optional<Secret> find(KeyId id) {
        return Optional.ofNullable(entries.get(id)).map(KeyFile::secret);
    }

    /** Makes new keys durable, in one copy and then the other. */
    synchronized void sync() throws IOException {
        if (stale) {
            rewrite();
        }
        if (pending.size() == 0) {
            return;
        }
        byte[] added = pending.toByteArray();
        for (FileChannel channel : channels) {
            Disk.writeFully(channel, ByteBuffer.wrap(added), slots * SLOT);
            channel.force(true);
        }
        slots += added.length / SLOT;
        pending.reset();
    }

    /** Whether the key of that name still stands. */
    public synchronized boolean holds(KeyId id) {
        return entries.containsKey(id);
    }

    /**
     * Gives a chat and day a new key for all records from now on, durable when this returns. The old one, if there is
     * one, stands until it is forgotten: append the surviving bodies again first.
     *
     * @return the old one
     */
    public synchronized Optional<KeyId> renew(BodyKey.ChatDay day) throws ParleyException {
        Optional<KeyId> old = Optional.ofNullable(current.get(day));
        if (old.isPresent()) {
            newKey(day);
            try {
                sync();
            } catch (IOException e) {
                throw Disk.trouble(e, places.getFirst());
            }
        }
        return old;
    }

    /** Keys whose erasing began and did not end: what survives of their bodies is to be appended again, then they go. */
    public synchronized List<Retired> retired() {
        return entries.values().stream()
                .filter(
                        entry ->
                                entry.kind() == CHAT_DAY
                                        && !entry.id().equals(current.get(entry.chatDay())))
                .map(entry -> new Retired(entry.id(), entry.chatDay()))
                .toList();
    }

    /** Gives a body's own key a deadline, or another one; durable when this returns. */
    public synchronized void deadline(KeyId id, Instant deadline) throws ParleyException {
        Entry entry = entries.get(id);
        if (entry == null || entry.kind() != OWN) {
            return;
        }
        add(new Entry(OWN, id, NO_CHAT, 0, deadline.toEpochMilli(), entry.key()));
        try {
            sync();
        } catch (IOException e) {
            throw Disk.trouble(e, places.getFirst());
        }
    }

    /** Keys whose deadline has come. */
    public synchronized List<KeyId> due(Instant now) {
        return entries.values().stream()
                .filter(entry -> entry.deadline() <= now.toEpochMilli())
                .map(Entry::id)
                .toList();
    }

    /** The first deadline to come, for the timer. */
    public synchronized Optional<Instant> nextDeadline() {
        return entries.values().stream()
                .map(Entry::deadline)
                .filter(deadline -> deadline != NEVER)
                .min(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /** Forgets keys for good: what they sealed is unreadable when this returns, in this life and the next. */
    public synchronized void forget(Collection<KeyId> ids) throws ParleyException {
        for (KeyId id : ids) {
            Entry entry = entries.remove(id);
            if (entry != null) {
                forgetting.add(id);
                if (entry.kind() == CHAT_DAY) {
                    current.remove(entry.chatDay(), id);
                }
            }
        }
        if (forgetting.isEmpty()) {
            return;
        }
        try {
            rewrite();
        } catch (IOException e) {
            throw Disk.trouble(e, places.getFirst());
        }
    }

    private void closeChannels() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("a copy of the key file did not close", e);
            }
        }
        channels.clear();
    }

    /** Closes both copies. Keys that no record used yet may be lost. */
    @Override
    public synchronized void close() {
        closeChannels();
    }

    private static byte[] magic() {
        return MAGIC.getBytes(StandardCharsets.US_ASCII);
    }
}
