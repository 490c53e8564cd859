package chat.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.Entrance;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.link.Connection;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do, say and end with, over a profile that does what the test says; no relay anywhere. */
@Timeout(60)
class CliTest {
    private static final String SECRET = "correct horse battery";
    private static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final TestHome home = new TestHome();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("PARLEY_PASSPHRASE", SECRET));
    private final Deque<String> keyboard = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Duration patience = Duration.ofMillis(200);

    private Optional<char[]> typed(String question) {
        questions.add(question);
        return Optional.ofNullable(keyboard.poll()).map(String::toCharArray);
    }

    private int run(String... arguments) {
        Surroundings surroundings =
                new Surroundings(
                        (path, device) -> home,
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        this::typed,
                        patience);
        return new Cli(surroundings).run(arguments);
    }

    private int atHome(String... arguments) {
        return run(
                Stream.concat(Stream.of("--home", folder.toString()), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> said() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String link() {
        Bytes thirtyTwo = Bytes.of(new byte[32]);
        return new InviteLink(RelayAddress.parse("https://127.0.0.1:8443"), thirtyTwo, thirtyTwo)
                .text();
    }

    // wrong use

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sing",
                "send",
                "send ben",
                "send ben hello there",
                "history",
                "devices --loud",
                "listen --seconds soon",
                "join",
                "safety-number"
            })
    void whatCannotBeMeantIsWrongUseInOneSentence(String line) {
        assertEquals(2, atHome(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(1, said().size(), said().toString());
        assertTrue(said().getFirst().endsWith("--help."), said().toString());
        assertEquals(List.of(), printed());
        assertEquals(Optional.empty(), home.opened);
    }

    @Test
    void withoutAFolderNothingIsOpened() {
        assertEquals(2, run("devices"));
        assertEquals(List.of("Name the profile folder with --home."), said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--home=DIR", "--home DIR"})
    void theFolderIsNamedWithOrWithoutAnEqualsSign(String option) {
        String named = option.replace("DIR", folder.toString());
        List<String> arguments = new ArrayList<>(List.of(named.split(" ")));
        arguments.add("devices");
        assertEquals(0, run(arguments.toArray(String[]::new)), said().toString());
        assertEquals(1, printed().size());
    }

    @Test
    void anEmptyFolderIsWrongUse() {
        home.look = Entrance.Look.EMPTY;
        assertEquals(2, atHome("devices"));
        assertEquals(List.of(Sentences.sentence(Trouble.NO_PROFILE)), said());
    }

    @Test
    void oneselfIsNobodyToWriteTo() {
        assertEquals(2, atHome("send", "ada", "hello"));
        assertEquals(2, atHome("send", home.messenger.ada.account().text(), "hello"));
        assertTrue(home.messenger.closed);
    }

    @Test
    void somebodyUnknownIsRefusedWhereTheRelaySaysSoAndUnreachableElse() {
        home.messenger.connection.set(new Connection.Online(true));
        assertEquals(4, atHome("send", "carla", "hello"));
        home.messenger.connection.set(new Connection.Offline(NOON, NOON));
        assertEquals(3, atHome("send", "carla", "hello"));
    }

    @Test
    void helpIsNoFailure() {
        assertEquals(0, run("--help"));
        assertEquals(0, run("send", "--help"));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatOpeningMeetsEndsTheCommand(Trouble trouble) {
        home.refusal = Optional.of(trouble);
        assertEquals(Sentences.of(trouble).code().number(), atHome("devices"));
        assertEquals(List.of(Sentences.sentence(trouble)), said());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatJoiningMeetsEndsTheCommand(Trouble trouble) {
        home.look = Entrance.Look.EMPTY;
        home.refusal = Optional.of(trouble);
        assertEquals(
                Sentences.of(trouble).code().number(), atHome("join", link(), "--name", "Ada"));
        assertEquals(List.of(Sentences.sentence(trouble)), said());
    }

    @Test
    void aBrokenLinkOrHandleIsWrongUse() {
        home.look = Entrance.Look.EMPTY;
        assertEquals(2, atHome("join", "parley://join?relay", "--name", "Ada"));
        assertEquals(2, atHome("join", link(), "--name", "Ada", "--handle", "a/b"));
        assertEquals(
                List.of(
                        Sentences.sentence(Trouble.INVITE_MALFORMED),
                        Sentences.sentence(Trouble.HANDLE_MALFORMED)),
                said());
    }

    // the passphrase

    @Test
    void aFileGoesBeforeTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from the file\nand more\n");
        assertEquals(0, atHome("--passphrase-file", file.toString(), "devices"));
        assertEquals(Optional.of("from the file"), home.opened);
        assertEquals(0, atHome("devices"));
        assertEquals(Optional.of(SECRET), home.opened);
        assertEquals(List.of(), questions);
    }

    @Test
    void aMissingFileIsWrongUse() {
        assertEquals(2, atHome("--passphrase-file", folder.resolve("none").toString(), "devices"));
    }

    @Test
    void whoeverSitsThereIsAskedOnce() {
        environment.clear();
        keyboard.add(SECRET);
        assertEquals(0, atHome("devices"), said().toString());
        assertEquals(Optional.of(SECRET), home.opened);
        assertEquals(1, questions.size());
    }

    @Test
    void whoeverJoinsIsAskedTwice() {
        environment.clear();
        home.look = Entrance.Look.EMPTY;
        keyboard.addAll(List.of(SECRET, SECRET));
        assertEquals(0, atHome("join", link(), "--name", "Ada"), said().toString());
        assertEquals(Optional.of(SECRET), home.joined);
        assertEquals(2, questions.size());
    }

    @Test
    void twoDifferentPassphrasesJoinNothing() {
        environment.clear();
        home.look = Entrance.Look.EMPTY;
        keyboard.addAll(List.of(SECRET, "correct horse butter"));
        assertEquals(2, atHome("join", link(), "--name", "Ada"));
        assertEquals(Optional.empty(), home.joined);
    }

    @Test
    void withNobodyThereItSaysWhatToDo() {
        environment.clear();
        assertEquals(2, atHome("devices"));
        home.look = Entrance.Look.EMPTY;
        assertEquals(2, atHome("join", link(), "--name", "Ada"));
        String sentence = Sentences.sentence(Trouble.PASSPHRASE_MISSING);
        assertEquals(List.of(sentence, sentence), said());
        assertTrue(
                sentence.contains("--passphrase-file") && sentence.contains("PARLEY_PASSPHRASE"));
    }

    @Test
    void aKeystoreAsksNobody() {
        environment.clear();
        home.look = Entrance.Look.KEYSTORE;
        assertEquals(0, atHome("devices"));
        assertEquals(Optional.of("the keystore"), home.opened);
        assertEquals(List.of(), questions);
    }

    @Test
    void aProfileThatIsOpenElsewhereAsksNobody() {
        environment.clear();
        home.look = Entrance.Look.IN_USE;
        assertNotEquals(0, atHome("devices"));
        assertEquals(Optional.empty(), home.opened);
        assertEquals(List.of(), questions);
        assertEquals(List.of(Sentences.sentence(Trouble.PROFILE_IN_USE)), said());
    }

    // sending

    @Test
    void whatTheRelayDoesNotHaveYetIsSaidToBePending() {
        assertEquals(0, atHome("send", "ben", "hello"));
        assertTrue(printed().getFirst().contains("\"state\":\"pending\""), printed().toString());
        assertEquals(1, said().size());
    }

    @Test
    void whomTheRelayNoLongerKnowsIsToldSoAndKeepsWhatWaits() {
        assertKeptAndSaid(new Connection.SignedOut(), Trouble.SIGNED_OUT);
    }

    @Test
    void anotherRelaysKeyIsToldWhoeverWrites() {
        assertKeptAndSaid(
                new Connection.KeyMismatch(Bytes.EMPTY, Bytes.EMPTY, NOON),
                Trouble.RELAY_KEY_WRONG);
    }

    private void assertKeptAndSaid(Connection connection, Trouble trouble) {
        home.messenger.connection.set(connection);
        assertEquals(4, atHome("send", "ben", "hello"));
        assertTrue(printed().getFirst().contains("\"state\":\"pending\""), printed().toString());
        assertEquals(List.of(Sentences.sentence(trouble)), said());
    }

    @Test
    void aProfileThatWentBackRefusesToSendInOneSentence() {
        home.messenger.said = home.messenger::stop;
        patience = LONG;
        assertEquals(4, atHome("send", "ben", "hello"));
        assertEquals(List.of(), printed());
        assertEquals(List.of(Sentences.sentence(Trouble.SENDING_STOPPED)), said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"history ben", "devices", "export", "listen --seconds 0"})
    void aProfileThatWentBackReadsAndSaysThatItDoesNotSend(String line) {
        home.messenger.connection.set(new Connection.Online(true));
        home.messenger.stop();
        home.messenger.sent = new CompletableFuture<>();
        patience = LONG;
        int exit = atHome(line.split(" "));
        assertEquals(List.of(Sentences.sentence(Trouble.SENDING_STOPPED)), said());
        assertEquals(0, exit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history ben", "devices", "safety-number ben", "export"})
    void anyCommandStaysUntilWhatIsPendingIsSent(String line) throws Exception {
        TestMessenger messenger = home.messenger;
        messenger.sent = new CompletableFuture<>();
        patience = LONG;
        CompletableFuture<Integer> command =
                CompletableFuture.supplyAsync(() -> atHome(line.split(" ")));
        while (messenger.sent.getNumberOfDependents() == 0) {
            assertFalse(command.isDone(), () -> said().toString());
            Thread.onSpinWait();
        }
        messenger.connection.set(new Connection.Online(false));
        assertFalse(messenger.closed);
        messenger.sent.complete(null);
        assertEquals(0, command.get());
        assertTrue(messenger.closed);
    }

    @Test
    void whereTheRelayIsAwayNobodyWaits() {
        home.messenger.sent = new CompletableFuture<>();
        home.messenger.connection.set(new Connection.Offline(NOON, NOON));
        patience = LONG;
        assertEquals(0, atHome("devices"));
        assertTrue(home.messenger.closed);
    }

    @Test
    void devicesWaitForTheConnectionWhereTheLogIsOnlyAtTheRelay() {
        home.messenger.logAtRelay = true;
        patience = LONG;
        assertEquals(0, atHome("devices"), said().toString());
        assertEquals(1, printed().size());
    }

    // listening

    @Test
    void listenShowsWhatIsMissing() {
        TestMessenger messenger = home.messenger;
        Message before = messenger.message(false, text("before"), DeliveryState.READ);
        Message gap = messenger.message(false, new Message.What.Missing(), DeliveryState.READ);
        Message behind = messenger.message(false, text("behind"), DeliveryState.DELIVERED);
        messenger.show(List.of(before, gap, behind), Optional.of(gap.ref()));
        messenger.connection.set(new Connection.Online(true));
        assertEquals(0, atHome("listen", "--seconds", "1"), said().toString());
        assertEquals(2, printed().size(), printed().toString());
        assertTrue(printed().get(0).contains("\"kind\":\"missing\""));
        assertTrue(printed().get(1).contains("behind"));
        assertEquals(List.of(behind.ref()), messenger.read);
    }

    @Test
    void listenThatNeverMetTheRelaySaysSo() {
        home.messenger.connection.set(new Connection.Offline(NOON, NOON));
        assertEquals(3, atHome("listen", "--seconds", "1"));
        assertTrue(said().contains(Sentences.sentence(Trouble.RELAY_UNREACHABLE)));
    }

    private static Message.What text(String text) {
        return new Message.What.Text(text);
    }
}
