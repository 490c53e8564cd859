package chat.parley.engine.keys;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link DeviceSecrets}, sealed, in the home as {@code device} and {@code device.copy}. Never part of an archive: a
 * device that came back from one would use its keys twice. Thread-safe.
 */
public final class DeviceFile {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceFile.class);
    private static final String FILE = "device";

    private final Path home;
    private final TwoCopies file;
    private final Aead aead;
    private final SecureRandom random;
    private long generation;

    public DeviceFile(Path home, DataKey dataKey, SecureRandom random) {
        this.home = home;
        this.file = new TwoCopies(home, FILE);
        this.aead = new Aead(dataKey.derive("parley/device-file/1"));
        this.random = random;
    }

    /** Whether the home holds one, sound or damaged. */
    public static boolean present(Path home) throws ParleyException {
        try {
            return new TwoCopies(home, FILE).present();
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
    }

    /**
     * What was written last; empty if nothing ever was.
     *
     * @throws ParleyException PROFILE_DAMAGED where something was written and no copy of it is sound
     */
    public synchronized Optional<DeviceSecrets> read() throws ParleyException {
        try {
            List<TwoCopies.Copy> copies = file.read();
            for (TwoCopies.Copy copy : copies) {
                Optional<byte[]> plain =
                        aead.open(context(copy.generation()), copy.payload().toArray());
                if (plain.isPresent()) {
                    DeviceSecrets secrets = Cbor.read(plain.get(), DeviceSecrets.class);
                    generation = copy.generation();
                    heal(copies, copy);
                    return Optional.of(secrets);
                }
            }
            if (file.present()) {
                throw new ParleyException(Trouble.PROFILE_DAMAGED);
            }
            return Optional.empty();
        } catch (MalformedException e) {
            throw new ParleyException(Trouble.PROFILE_DAMAGED, e);
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
    }

    /** Puts the sound copy in the place of the other. That the disk refuses is no reason not to open. */
    private void heal(List<TwoCopies.Copy> copies, TwoCopies.Copy sound) {
        if (TwoCopies.equal(copies)) {
            return;
        }
        try {
            file.write(sound.generation(), sound.payload());
            LOG.info("a copy of the device file was restored from the other");
        } catch (IOException e) {
            LOG.warn("a copy of the device file could not be restored", e);
        }
    }

    /** Replaces what was there; durable when this returns. */
    public synchronized void write(DeviceSecrets secrets) throws ParleyException {
        try {
            for (TwoCopies.Copy copy : file.read()) {
                generation = Math.max(generation, copy.generation());
            }
            long next = generation + 1;
            file.write(next, Bytes.of(aead.seal(random, context(next), Cbor.write(secrets))));
            generation = next;
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
    }

    private static byte[] context(long generation) {
        return ByteBuffer.allocate(8).putLong(generation).array();
    }
}
