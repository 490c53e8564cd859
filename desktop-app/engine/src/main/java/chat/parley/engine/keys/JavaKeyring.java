package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's keystore by java-keyring. Each call runs on a thread of its own and is given up after three seconds: a
 * session without a bus, a locked keychain or a helper that never answers counts as no keystore.
 */
public final class JavaKeyring implements OsKeystore {
    private static final Logger LOG = LoggerFactory.getLogger(JavaKeyring.class);
    private static final String SERVICE = "Parley";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @FunctionalInterface
    private interface Question<T> {
        T ask(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public boolean available() {
        return ask(keyring -> true).orElse(false);
    }

    @Override
    public Optional<Bytes> get(String name) {
        return ask(keyring -> Bytes.fromBase64(keyring.getPassword(SERVICE, name)));
    }

    @Override
    public boolean put(String name, Bytes secret) {
        return ask(keyring -> {
                    keyring.setPassword(SERVICE, name, secret.base64());
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void delete(String name) {
        boolean gone =
                ask(keyring -> {
                            keyring.deletePassword(SERVICE, name);
                            return true;
                        })
                        .orElse(false);
        LOG.debug("keystore entry deleted: {}", gone);
    }

    private static <T> Optional<T> ask(Question<T> question) {
        FutureTask<Optional<T>> task = new FutureTask<>(() -> answer(question));
        // A platform thread: native keystores block it, and it may stay blocked for ever.
        Thread.ofPlatform().daemon().name("parley-keystore").start(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            LOG.info("the keystore did not answer in {} s", PATIENCE.toSeconds());
            return Optional.empty();
        } catch (ExecutionException e) {
            // Whatever a native library or a missing bus throws: there is no keystore.
            LOG.info("no keystore: {}", e.getCause() == null ? e : e.getCause().getClass());
            return Optional.empty();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> Optional<T> answer(Question<T> question) throws Exception {
        Keyring keyring = Keyring.create();
        try {
            return Optional.of(question.ask(keyring));
        } catch (PasswordAccessException | MalformedException e) {
            LOG.debug("keystore: {}", e.getClass().getSimpleName());
            return Optional.empty();
        } finally {
            keyring.close();
        }
    }
}
