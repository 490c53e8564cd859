package chat.parley.trials;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a disk that damages files does to a profile: it costs what lay there, and never the rest. */
class DamagedProfileIT {

    private static final int SAID = 10;
    private static final int PLACES = 48;

    private final OsKeystore keystore = new MemoryKeystore();

    @TempDir Path folder;

    /** A profile with everything in its journal that the rooms write there. */
    private ChatId writeProfile(Path home) throws Exception {
        try (Relay relay = Relay.start(RelayConfig.local(folder.resolve("relay")))) {
            List<InviteLink> links = relay.invites(2);
            try (Messenger _ = join(folder.resolve("ben"), links.get(0));
                    Messenger ada = join(home, links.get(1))) {
                ChatId toBen = chatWith(ada, "ben");
                ada.verified(toBen.peer(), true).get(10, TimeUnit.SECONDS);
                try (Conversation atAda = ada.open(toBen)) {
                    for (int i = 0; i < SAID; i++) {
                        var _ = atAda.send("text " + i).get(10, TimeUnit.SECONDS);
                    }
                    ada.sent().get(20, TimeUnit.SECONDS);
                    ada.setting("theme", "dark").get(10, TimeUnit.SECONDS);
                    atAda.draft("a draft");
                }
                return toBen;
            }
        }
    }

    private EngineWiring wiring(Path home) {
        return new EngineWiring(home, keystore, Clock.systemUTC(), new SecureRandom(), "Test");
    }

    private Messenger open(Path home) {
        return wiring(home).open(Optional.empty()).join();
    }

    private Messenger join(Path home, InviteLink link) {
        String name = home.getFileName().toString();
        return wiring(home)
                .join(link, name, Handle.typed(name), "correct horse battery".toCharArray())
                .join();
    }

    private static ChatId chatWith(Messenger messenger, String handle) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                messenger.people().value().stream()
                                        .filter(p -> p.handle().value().equals(handle))
                                        .map(Person::account)
                                        .map(ChatId::with)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> rows(Messenger of, ChatId chat) {
        try (Conversation conversation = of.open(chat)) {
            conversation.loaded().join();
            return conversation.state().value().messages().stream()
                    .map(Message::what)
                    .map(
                            what ->
                                    what instanceof Message.What.Text text
                                            ? text.text()
                                            : what.getClass().getSimpleName())
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void aBadByteInTheJournalCostsOneRecordAndNotTheProfile() throws Exception {
        Path home = folder.resolve("ada");
        ChatId toBen = writeProfile(home);
        byte[] sound = Files.readAllBytes(home.resolve("journal/00000001.seg"));
        List<String> wrong = new ArrayList<>();
        int costMessages = 0;
        for (int i = 0; i < PLACES; i++) {
            int at = sound.length * i / PLACES + 7;
            byte[] bytes = sound.clone();
            bytes[at] ^= 1;
            Path victim = folder.resolve("byte-" + i);
            copy(home, victim);
            Files.write(victim.resolve("journal/00000001.seg"), bytes);
            try (Messenger ada = open(victim)) {
                List<String> rows = rows(ada, toBen);
                long damaged = rows.stream().filter("Damaged"::equals).count();
                costMessages += (int) damaged;
                if (rows.size() != SAID || damaged > 1) {
                    wrong.add("byte %d of %d: %s".formatted(at, sound.length, rows));
                }
            } catch (RuntimeException e) {
                wrong.add("byte %d of %d: %s".formatted(at, sound.length, e.getCause()));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(costMessages > 0, "no place of a message was hit");
    }

    /** What a bad disk, a broken copy or a restored backup makes of one file. */
    private enum Harm {
        EMPTY,
        HALF,
        ONE_BIT,
        MANY_BITS,
        NOISE,
        LONGER,
        GONE,
        OLDER,
        ANOTHER;

        void to(Path home, Path older, Path file, Random random) throws IOException {
            Path it = home.resolve(file.toString());
            byte[] bytes = Files.readAllBytes(it);
            switch (this) {
                case EMPTY -> Files.write(it, new byte[0]);
                case HALF -> Files.write(it, Arrays.copyOf(bytes, bytes.length / 2));
                case ONE_BIT -> Files.write(it, flipped(bytes, 1, random));
                case MANY_BITS -> Files.write(it, flipped(bytes, 40, random));
                case NOISE -> {
                    random.nextBytes(bytes);
                    Files.write(it, bytes);
                }
                case LONGER -> Files.write(it, Arrays.copyOf(bytes, bytes.length + 1000));
                case GONE -> Files.delete(it);
                case OLDER -> Files.write(it, Files.readAllBytes(older.resolve(file.toString())));
                case ANOTHER -> {
                    List<Path> all = files(home);
                    Files.write(it, Files.readAllBytes(all.get(random.nextInt(all.size()))));
                }
            }
        }

        private static byte[] flipped(byte[] bytes, int times, Random random) {
            for (int i = 0; i < times && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    }

    private static List<Path> files(Path home) throws IOException {
        try (Stream<Path> walk = Files.walk(home)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    @Timeout(600)
    void aDamagedFileIsAProfileThatReadsOrATypedTrouble() throws Exception {
        Path home = folder.resolve("ada");
        ChatId toBen = writeProfile(home);
        Path older = folder.resolve("older");
        copy(home, older);
        try (Messenger ada = open(home);
                Conversation atAda = ada.open(toBen)) {
            for (int i = 0; i < SAID; i++) {
                var _ = atAda.send("later " + i).get(10, TimeUnit.SECONDS);
            }
        }
        Random random = new Random(20261124);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Path path : files(home)) {
            Path file = home.relativize(path);
            for (Harm harm : Harm.values()) {
                Path victim = folder.resolve(file.toString().replace('/', '-') + "-" + harm);
                copy(home, victim);
                harm.to(victim, older, file, random);
                String outcome = outcome(victim, toBen);
                outcomes.merge(outcome, 1, Integer::sum);
                if (outcome.startsWith("!")) {
                    wrong.add(file + " " + harm + " " + outcome);
                }
            }
        }
        assertEquals(List.of(), wrong, "of all " + outcomes);
    }

    private String outcome(Path victim, ChatId toBen) {
        try (Messenger ada = open(victim)) {
            List<String> rows = rows(ada, toBen);
            long texts = rows.stream().filter(row -> row.matches("(text|later) \\d")).count();
            long damaged = rows.stream().filter("Damaged"::equals).count();
            return texts + damaged == rows.size() && new HashSet<>(rows).size() >= texts
                    ? "reads"
                    : "!" + rows;
        } catch (CompletionException e) {
            return e.getCause() instanceof ParleyException trouble
                            && trouble.trouble() != Trouble.INTERNAL
                    ? trouble.trouble().name()
                    : "!" + e.getCause();
        } catch (RuntimeException e) {
            return "!" + e;
        }
    }
}
