package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people talk without a pause while the relay and both of their desktops are killed again and
 * again. What was called sent is compared with what stands in both histories at the end.
 */
class KillLedgerIT {
    private static final int KILLS_EACH = Integer.getInteger("parley.ledger.kills", 5);
    private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]+)\"");

    @TempDir Path folder;

    /** One person: their home, their ledger, and the process that talks. */
    private final class Person {
        final String handle;
        final String peer;
        final CliHome home;
        final Path ledger;
        JavaProcess talker;
        int runs;

        Person(String handle, String peer) {
            this.handle = handle;
            this.peer = peer;
            this.home = new CliHome(folder.resolve(handle));
            this.ledger = folder.resolve(handle + ".ledger");
        }

        void talk() throws IOException {
            String run = handle + "." + (char) ('a' + runs++);
            talker =
                    JavaProcess.start(
                            Talker.class,
                            List.of(
                                    home.folder().toString(),
                                    CliHome.PASSPHRASE,
                                    peer,
                                    ledger.toString(),
                                    run,
                                    "30"),
                            Map.of(),
                            home.log());
        }

        List<String> noted(String word) throws IOException {
            return Files.exists(ledger)
                    ? Files.readAllLines(ledger).stream()
                            .filter(line -> line.startsWith(word + " "))
                            .map(line -> line.substring(word.length() + 1))
                            .toList()
                    : List.of();
        }

        List<String> history() throws Exception {
            List<String> texts = new ArrayList<>();
            for (String line : home.run("history", peer, "--json").ok().lines()) {
                Matcher matcher = TEXT.matcher(line);
                if (matcher.find()) {
                    texts.add(matcher.group(1));
                }
            }
            return texts;
        }
    }

    @Test
    @Timeout(540)
    void nothingIsLostDoubledOrOutOfOrderWhoeverIsKilled() throws Exception {
        long seed = Long.getLong("parley.ledger.seed", System.nanoTime());
        Random random = new Random(seed);
        Person ada = new Person("ada", "ben");
        Person ben = new Person("ben", "ada");
        try (RelayProcess relay = new RelayProcess(folder)) {
            List<String> links = relay.invites(2);
            ada.home.run("join", links.get(0), "--name", "Ada").ok();
            ben.home.run("join", links.get(1), "--name", "Ben").ok();
            ada.talk();
            ben.talk();
            ada.talker.awaitLine("talking", 60);
            ben.talker.awaitLine("talking", 60);

            List<Integer> victims = new ArrayList<>();
            for (int i = 0; i < KILLS_EACH; i++) {
                victims.addAll(List.of(0, 1, 2));
            }
            Collections.shuffle(victims, random);
            for (int victim : victims) {
                Thread.sleep(200 + random.nextInt(1500));
                if (victim == 0) {
                    relay.kill();
                    Thread.sleep(random.nextInt(300));
                    relay.startAgain();
                } else {
                    Person person = victim == 1 ? ada : ben;
                    person.talker.kill();
                    person.talk();
                    if (random.nextBoolean()) {
                        person.talker.awaitLine("talking", 60);
                    }
                }
            }
            for (Person person : List.of(ada, ben)) {
                person.talker.awaitLine("talking", 60);
            }
            Thread.sleep(1000);
            for (Person person : List.of(ada, ben)) {
                person.talker.closeInput();
            }
            for (Person person : List.of(ada, ben)) {
                person.talker.awaitLine("delivered", 120);
            }
            for (Person person : List.of(ada, ben)) {
                person.talker.kill();
            }

            List<String> atAda = ada.history();
            List<String> atBen = ben.history();
            String told = "seed " + seed;
            for (Person person : List.of(ada, ben)) {
                assertTrue(person.noted("sent").size() > 20, "they hardly talked, " + told);
                assertEquals(List.of(), person.noted("twice"), "on the screen twice, " + told);
                for (List<String> history : List.of(atAda, atBen)) {
                    Set<String> there = new HashSet<>(history);
                    List<String> lost = new ArrayList<>(person.noted("sent"));
                    lost.removeAll(there);
                    assertEquals(List.of(), lost, "lost, " + told);
                }
            }
            for (List<String> history : List.of(atAda, atBen)) {
                assertEquals(new HashSet<>(history).size(), history.size(), "doubled, " + told);
                assertEquals(List.of(), outOfOrder(history), "out of order, " + told);
            }
            assertEquals(new HashSet<>(atAda), new HashSet<>(atBen), told);
            System.out.printf(
                    "ledger: %d sent by Ada, %d by Ben, %d kills, seed %d%n",
                    ada.noted("sent").size(), ben.noted("sent").size(), victims.size(), seed);
        }
    }

    /** Texts that stand behind a later one of the same run. */
    private static List<String> outOfOrder(List<String> history) {
        Map<String, Integer> newest = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String text : history) {
            int dash = text.lastIndexOf('-');
            int number = Integer.parseInt(text.substring(dash + 1));
            Integer before = newest.put(text.substring(0, dash), number);
            if (before != null && before > number) {
                wrong.add(text);
            }
        }
        return wrong;
    }
}
