package chat.parley.engine.journal;

import chat.parley.engine.keys.Aead;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.Disk;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only truth of a profile. Appending belongs to the lane; reading is free to every thread.
 *
 * <p>{@link #append} only buffers. A position may be written into the database once {@link #sync} returned: what is not
 * synced may be gone after a crash, and is dropped where the disk refuses to take it.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long SEGMENT_LIMIT = 32L * 1024 * 1024;
    private static final int BUFFER_LIMIT = 1024 * 1024;
    private static final int READ_AHEAD = 2048;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final KeyFile keys;
    private final RecordFormat format;
    private final long segmentLimit;
    private final Map<Long, FileChannel> readers = new ConcurrentHashMap<>();
    private final Unwritten buffer = new Unwritten();

    private Tail tail = new Tail.None();

    /** The number that the next new segment takes. */
    private long nextSegment;

    private boolean shortOfConfirmed;

    private Journal(Path folder, KeyFile keys, RecordFormat format, long segmentLimit) {
        this.folder = folder;
        this.keys = keys;
        this.format = format;
        this.segmentLimit = segmentLimit;
    }

    /**
     * Opens the journal, or makes an empty one. What a power cut left behind the last sound record is set aside in a file
     * of its own and cut off; everything that is left is durable when this returns.
     *
     * @param confirmed what {@link #end} was when the database last committed, {@link JournalPosition#START} where there
     *     is no database: nothing before it is ever taken for a torn tail
     */
    public static Journal open(
            Path folder,
            DataKey dataKey,
            KeyFile keys,
            JournalPosition confirmed,
            Clock clock,
            SecureRandom random)
            throws ParleyException {
        return open(folder, dataKey, keys, confirmed, clock, random, SEGMENT_LIMIT);
    }

    static Journal open(
            Path folder,
            DataKey dataKey,
            KeyFile keys,
            JournalPosition confirmed,
            Clock clock,
            SecureRandom random,
            long segmentLimit)
            throws ParleyException {
        Journal journal =
                new Journal(folder, keys, new RecordFormat(dataKey, random), segmentLimit);
        try {
            Disk.makeFolder(folder);
            journal.recover(confirmed, clock);
            return journal;
        } catch (IOException e) {
            journal.close();
            throw Disk.trouble(e, folder);
        }
    }

    private void recover(JournalPosition confirmed, Clock clock) throws IOException {
        NavigableSet<Long> numbers = Segments.numbers(folder);
        if (numbers.isEmpty()) {
            shortOfConfirmed = confirmed.segment() > 0;
            nextSegment = confirmed.segment() + 1;
            return;
        }
        long segment = numbers.last();
        FileChannel channel = writable(segment);
        try {
            long sound = soundLength(channel, segment, confirmed);
            long length = channel.size();
            if (sound < length) {
                setAside(channel, segment, sound, length, clock);
            }
            channel.force(true);
            Disk.forceFolder(folder);
            shortOfConfirmed = new JournalPosition(segment, sound).compareTo(confirmed) < 0;
            boolean full = sound < length || shortOfConfirmed || sound < Segments.HEADER;
            tail = new Tail.Open(segment, channel, sound, sound, full);
            nextSegment = Math.max(segment, confirmed.segment()) + 1;
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private FileChannel writable(long segment) throws IOException {
        return FileChannel.open(
                Segments.file(folder, segment), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Where the torn tail of the last segment begins; the file's length where there is none. */
    private long soundLength(FileChannel channel, long segment, JournalPosition confirmed)
            throws IOException {
        long length = channel.size();
        long certain = 0;
        if (confirmed.segment() >= segment) {
            certain = confirmed.segment() > segment ? length : Math.min(confirmed.offset(), length);
        }
        boolean trusted =
                certain > Segments.HEADER && recordBeginsAt(channel, segment, certain, length);
        long begin = trusted ? certain : Segments.HEADER;
        SegmentScan scan = new SegmentScan(channel, format, segment, begin, length);
        NavigableSet<Long> damaged = new TreeSet<>();
        for (Optional<SegmentScan.Found> found = scan.next();
                found.isPresent();
                found = scan.next()) {
            switch (found.get()) {
                case SegmentScan.Sound sound ->
                        // What was forced before a sound record was appended is no torn tail.
                        certain =
                                Math.max(certain, Math.min(sound.head().synced(), sound.offset()));
                case SegmentScan.Damaged place -> damaged.add(place.offset());
            }
        }
        Long torn = damaged.ceiling(certain);
        boolean nothingSound = torn != null && torn == Segments.HEADER;
        if (length < Segments.HEADER || (nothingSound && headerDamaged(channel, segment))) {
            return 0; // a power cut while the segment was made
        }
        return torn == null ? length : torn;
    }

    private static boolean recordBeginsAt(
            FileChannel channel, long segment, long offset, long length) throws IOException {
        if (offset == length) {
            return true;
        }
        if (offset + RecordFormat.PREFIX > length) {
            return false;
        }
        ByteBuffer prefix = readUpTo(channel, offset, RecordFormat.PREFIX);
        return RecordFormat.prefix(prefix, 0, segment, offset).isPresent();
    }

    private static boolean headerDamaged(FileChannel channel, long segment) throws IOException {
        return Segments.previousLength(readUpTo(channel, 0, Segments.HEADER).array(), segment)
                .isEmpty();
    }

    private void setAside(FileChannel channel, long segment, long from, long to, Clock clock)
            throws IOException {
        String name =
                String.format(
                        Locale.ROOT,
                        "torn-%s-%08d-%d",
                        STAMP.format(clock.instant()),
                        segment,
                        from);
        byte[] tail = new byte[(int) Math.min(to - from, 2 * SEGMENT_LIMIT)];
        readUpTo(channel, from, tail.length).get(0, tail);
        Disk.replace(folder.resolve(name), tail);
        channel.truncate(from);
        channel.force(true);
        LOG.warn(
                "{} bytes behind the journal's last sound record are set aside as {}",
                to - from,
                name);
    }

    /**
     * Appends a record; it is durable after the next {@link #sync}.
     *
     * @return the record's position
     */
    public synchronized JournalPosition append(
            RecordHead head, Optional<Bytes> body, BodyKey bodyKey) throws ParleyException {
        try {
            Tail.Open open = begun();
            Optional<KeyFile.Secret> key =
                    body.isEmpty()
                            ? Optional.empty()
                            : switch (bodyKey) {
                                case BodyKey.Journal always -> Optional.empty();
                                case BodyKey.ChatDay day -> Optional.of(keys.keyFor(day));
                                case BodyKey.Own alone -> Optional.of(keys.keyFor(alone));
                            };
            long offset = open.written() + buffer.size();
            buffer.add(format.record(head, body, key, open.synced(), open.segment(), offset));
            if (buffer.size() > BUFFER_LIMIT) {
                flush();
            }
            return new JournalPosition(open.segment(), offset);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The segment that takes one more record: the one there is, or the next. */
    private Tail.Open begun() throws IOException {
        repair();
        if (tail instanceof Tail.Open open
                && !open.full()
                && open.written() + buffer.size() < segmentLimit) {
            return open;
        }
        force();
        FileChannel file = begin(nextSegment, tail.end().offset());
        if (tail instanceof Tail.Open full) {
            closeQuietly(full.file());
        }
        Tail.Open next = new Tail.Open(nextSegment, file, Segments.HEADER, Segments.HEADER, false);
        nextSegment++;
        tail = next;
        return next;
    }

    private FileChannel begin(long number, long previousLength) throws IOException {
        Path file = Segments.file(folder, number);
        FileChannel channel = Disk.create(file);
        try {
            Disk.writeFully(channel, ByteBuffer.wrap(Segments.header(number, previousLength)), 0);
            channel.force(true);
            return channel;
        } catch (IOException e) {
            closeQuietly(channel);
            Files.deleteIfExists(file); // so that the next attempt can make it
            throw e;
        }
    }

    /** Makes all that was appended durable. */
    public synchronized void sync() throws ParleyException {
        try {
            repair();
            force();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private void force() throws IOException {
        flush();
        if (tail instanceof Tail.Open open && open.synced() < open.written()) {
            open.file().force(false);
            tail = open.forced();
        }
    }

    /** Writes what is buffered, the keys that it needs first. */
    private void flush() throws IOException {
        if (buffer.size() == 0 || !(tail instanceof Tail.Open open)) {
            return;
        }
        keys.sync();
        Disk.writeFully(open.file(), buffer.bytes(), open.written());
        tail = open.written(buffer.size());
        buffer.clear();
    }

    /** Drops what the disk did not take, so that nothing half written stays and nobody's failed step comes back later. */
    private ParleyException refused(IOException failure) {
        buffer.clear();
        if (tail instanceof Tail.Open open) {
            tail = open.failed();
        }
        try {
            repair();
        } catch (IOException e) {
            LOG.warn("the journal's end is unsure until the disk takes writes again", e);
        }
        return Disk.trouble(failure, folder);
    }

    /** Makes an unsure end a sound one, or says why nothing can be written. */
    private void repair() throws IOException {
        switch (tail) {
            case Tail.None none -> {}
            case Tail.Open open -> {}
            case Tail.Unsure unsure -> {
                FileChannel again = writable(unsure.segment());
                closeQuietly(unsure.file());
                tail = new Tail.Unsure(unsure.segment(), again, unsure.synced());
                again.truncate(unsure.synced());
                again.force(true);
                tail = unsure.repaired(again);
            }
            case Tail.Closed closed -> throw new ClosedChannelException();
        }
    }

    /** The position behind the last record appended. */
    public synchronized JournalPosition end() {
        JournalPosition end = tail.end();
        return new JournalPosition(end.segment(), end.offset() + buffer.size());
    }

    /**
     * Whether the journal ended before the position that the database had confirmed: what lay between is gone, and must be
     * asked for again.
     */
    public boolean shortOfConfirmed() {
        return shortOfConfirmed;
    }

    /** The record at a position that {@link #append} gave; empty where no sound one is there any more. From any thread. */
    public Optional<JournalRecord> read(JournalPosition position) throws ParleyException {
        try {
            byte[] first = readBytes(position, READ_AHEAD);
            Optional<RecordFormat.Prefix> prefix =
                    first.length < RecordFormat.PREFIX
                            ? Optional.empty()
                            : RecordFormat.prefix(
                                    ByteBuffer.wrap(first),
                                    0,
                                    position.segment(),
                                    position.offset());
            if (prefix.isEmpty()) {
                return Optional.empty();
            }
            int length = prefix.get().length();
            byte[] bytes = length <= first.length ? first : readBytes(position, length);
            if (bytes.length < length) {
                return Optional.empty();
            }
            return format.head(bytes, prefix.get(), position.segment(), position.offset())
                    .map(head -> opened(position, bytes, prefix.get(), head));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // a whole segment is gone
        } catch (IOException e) {
            throw Disk.trouble(e, folder);
        }
    }

    private JournalRecord opened(
            JournalPosition position, byte[] bytes, RecordFormat.Prefix prefix, StoredHead head) {
        JournalPosition next =
                new JournalPosition(position.segment(), position.offset() + prefix.length());
        if (prefix.body() == 0) {
            return new JournalRecord(
                    position, next, head.head(), Optional.empty(), false, Optional.empty());
        }
        Optional<Aead> key = head.key().flatMap(keys::find).map(KeyFile.Secret::aead);
        boolean erased = head.key().isPresent() && key.isEmpty();
        Optional<Bytes> body =
                erased
                        ? Optional.empty()
                        : format.body(bytes, prefix, key, position.segment(), position.offset())
                                .map(Bytes::of);
        return new JournalRecord(position, next, head.head(), body, body.isEmpty(), head.key());
    }

    private byte[] readBytes(JournalPosition position, int length) throws IOException {
        synchronized (this) {
            if (tail instanceof Tail.Open open
                    && position.segment() == open.segment()
                    && position.offset() >= open.written()) {
                return buffer.read(position.offset() - open.written(), length);
            }
        }
        try {
            return readFile(position, length);
        } catch (ClosedChannelException e) {
            // An interrupt of another reader closed it; an interrupt of this one does so again.
            return readFile(position, length);
        }
    }

    private byte[] readFile(JournalPosition position, int length) throws IOException {
        ByteBuffer read = readUpTo(reader(position.segment()), position.offset(), length);
        byte[] bytes = new byte[read.limit()];
        read.get(bytes);
        return bytes;
    }

    private FileChannel reader(long number) throws IOException {
        FileChannel known = readers.get(number);
        if (known != null && known.isOpen()) {
            return known;
        }
        FileChannel opened =
                FileChannel.open(Segments.file(folder, number), StandardOpenOption.READ);
        FileChannel before = readers.put(number, opened);
        if (before != null) {
            before.close();
        }
        return opened;
    }

    /** Reads {@code length} bytes, fewer where the file ends. */
    private static ByteBuffer readUpTo(FileChannel channel, long offset, int length)
            throws IOException {
        ByteBuffer read = ByteBuffer.allocate(length);
        while (read.hasRemaining() && channel.read(read, offset + read.position()) >= 0) {
            // a file may be read in pieces
        }
        return read.flip();
    }

    /**
     * Plays all records from a position on, in the order of appending. Damaged places are skipped and reported.
     *
     * @throws Exception what {@code replay} threw
     */
    public void replay(JournalPosition from, Replay replay) throws Exception {
        JournalPosition until;
        synchronized (this) {
            repair();
            flush();
            until = end();
        }
        long expected = Math.max(1, from.segment());
        for (long number : Segments.numbers(folder).tailSet(expected)) {
            if (number > until.segment()) {
                break;
            }
            if (number > expected) {
                replay.damaged(new JournalPosition(expected, 0));
            }
            JournalPosition begin =
                    number == from.segment() ? from : new JournalPosition(number, 0);
            replaySegment(begin, until, replay);
            expected = number + 1;
        }
    }

    private void replaySegment(JournalPosition from, JournalPosition until, Replay replay)
            throws Exception {
        long number = from.segment();
        try (FileChannel channel =
                FileChannel.open(Segments.file(folder, number), StandardOpenOption.READ)) {
            long length = number == until.segment() ? until.offset() : channel.size();
            long begin = Math.max(from.offset(), Segments.HEADER);
            SegmentScan scan = new SegmentScan(channel, format, number, begin, length);
            for (Optional<SegmentScan.Found> found = scan.next();
                    found.isPresent();
                    found = scan.next()) {
                JournalPosition at = new JournalPosition(number, found.get().offset());
                switch (found.get()) {
                    case SegmentScan.Sound sound ->
                            replay.record(opened(at, sound.bytes(), sound.prefix(), sound.head()));
                    case SegmentScan.Damaged place -> replay.damaged(at);
                }
            }
            if (number < until.segment() && endMissing(number, length)) {
                replay.damaged(new JournalPosition(number, length));
            }
        }
    }

    /** Whether the next segment says that this one was longer. */
    private boolean endMissing(long number, long length) throws IOException {
        Path next = Segments.file(folder, number + 1);
        byte[] header = Disk.readStart(next, Segments.HEADER);
        return Segments.previousLength(header, number + 1).orElse(length) > length;
    }

    /** Makes all that was appended durable, as far as the disk takes it, and closes the files. */
    @Override
    public synchronized void close() {
        if (tail instanceof Tail.Closed) {
            return;
        }
        try {
            repair();
            force();
        } catch (IOException e) {
            LOG.warn("the journal did not close in order", e);
        }
        switch (tail) {
            case Tail.Open open -> closeQuietly(open.file());
            case Tail.Unsure unsure -> closeQuietly(unsure.file());
            case Tail.None none -> {}
            case Tail.Closed closed -> {}
        }
        buffer.clear();
        tail = new Tail.Closed(tail.end());
        readers.values().forEach(Journal::closeQuietly);
        readers.clear();
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a segment did not close", e);
        }
    }
}
