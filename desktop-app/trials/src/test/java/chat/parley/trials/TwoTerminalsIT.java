package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.invite.InviteLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two people at terminals, everything a process of its own: join, both ways, apart in the middle, the
 * relay gone and back, read at the end; then both exports tell the same, and no file of anybody holds
 * anything of it.
 */
class TwoTerminalsIT {
    private static final String ONE = "Ornithorhynchus one: is the crane free?";
    private static final String TWO = "Ornithorhynchus two: from two o'clock.";
    private static final String THREE = "Ornithorhynchus three: booked.";
    private static final String FOUR = "Ornithorhynchus four: bring the key.";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    @Timeout(300)
    void twoPeopleTalkAcrossRestartsAndLeaveNothingToRead() throws Exception {
        CliHome ada = new CliHome(folder.resolve("ada"));
        CliHome ben = new CliHome(folder.resolve("ben"));
        Marks marks = new Marks();
        marks.text("a text", "Ornithorhynchus");
        marks.text("the passphrase", CliHome.PASSPHRASE);
        try (RelayProcess relay = new RelayProcess(folder)) {
            List<String> links = relay.invites(2);
            join(ada, links.get(0), "Ada", marks);
            join(ben, links.get(1), "Ben", marks);

            say(ada, "ben", ONE);
            assertEquals(List.of(ONE), texts(ben.run("listen", "--seconds", "5").ok()));
            say(ben, "ada", TWO);
            // Ben is away, then the relay: what Ada says waits, first there, then here.
            say(ada, "ben", THREE);
            relay.stop();
            assertEquals("pending", field(ada.run("send", "ben", FOUR).ok(), "state"));
            relay.startAgain();
            assertEquals(List.of(TWO), texts(ada.run("listen", "--seconds", "5").ok()));
            assertEquals(List.of(THREE, FOUR), texts(ben.run("listen", "--seconds", "5").ok()));
            ada.run("listen", "--seconds", "3").ok();
            ben.run("listen", "--seconds", "3").ok();

            List<Map<?, ?>> atAda = lines(ada.run("export").ok());
            List<Map<?, ?>> atBen = lines(ben.run("export").ok());
            assertEquals(List.of(ONE, TWO, THREE, FOUR), each(atAda, "text"));
            for (String field : List.of("id", "sender", "text", "sentAt", "state")) {
                assertEquals(each(atAda, field), each(atBen, field), field);
            }
            assertEquals(List.of("read", "read", "read", "read"), each(atAda, "state"));
            assertEquals(each(atAda, "text"), texts(ada.run("history", "ben").ok()));
            marks.noneIn(folder);
            relay.stop();
        }
        marks.noneIn(folder);
    }

    /** A send that the relay has; a machine that stands still for its 10 s is what the next command is for. */
    private static void say(CliHome home, String peer, String text) throws Exception {
        CliHome.Result sent = home.run("send", peer, text).ok();
        if (field(sent, "state").equals("pending")) {
            home.run("devices").ok();
        }
        Map<?, ?> last = lines(home.run("history", peer).ok()).getLast();
        assertEquals(text, last.get("text"));
        assertEquals("accepted", last.get("state"), sent.errors());
    }

    private void join(CliHome home, String link, String name, Marks marks) throws Exception {
        Path file = folder.resolve("kit");
        home.run("join", link, "--name", name, "--kit", file.toString()).ok();
        marks.bytes("the token of " + name, InviteLink.parse(link).token().toArray());
        marks.text("the token of " + name, InviteLink.parse(link).token().base64());
        List<String> words = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            words.addAll(List.of(line.trim().split("\\s+")));
        }
        Files.delete(file);
        assertTrue(words.size() >= 12, "a kit has twelve words");
        for (int i = 0; i + 1 < words.size(); i++) {
            marks.text("the kit of " + name, words.get(i) + " " + words.get(i + 1));
        }
    }

    private static List<Map<?, ?>> lines(CliHome.Result result) throws Exception {
        List<Map<?, ?>> lines = new ArrayList<>();
        for (String line : result.lines()) {
            lines.add(JSON.readValue(line, Map.class));
        }
        return lines;
    }

    private static List<Object> each(List<Map<?, ?>> lines, String field) {
        List<Object> values = new ArrayList<>();
        lines.forEach(line -> values.add(line.get(field)));
        return values;
    }

    private static List<Object> texts(CliHome.Result result) throws Exception {
        return each(lines(result), "text");
    }

    private static Object field(CliHome.Result result, String field) throws Exception {
        return each(lines(result), field).getFirst();
    }
}
