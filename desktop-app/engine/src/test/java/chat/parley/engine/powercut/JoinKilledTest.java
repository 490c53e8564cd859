package chat.parley.engine.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.engine.link.FakeRelay;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedTicket;
import chat.parley.model.log.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining ends at any of its steps; the same words again lead to the same account, or nothing was spent. */
class JoinKilledTest {
    private static final String PASSPHRASE = "correct horse battery";

    private final SecureRandom random = new SecureRandom();
    private final FakeRelay relay = new FakeRelay();
    private final Invites invites = new Invites();

    @TempDir Path folder;

    /** Redeems as a relay does: one token, one account, one handle; the same again for the same account. */
    private final class Invites {
        final Map<Bytes, AccountId> redeemed = new HashMap<>();
        final Map<Handle, AccountId> handles = new HashMap<>();
        int losesAnswers;
        int asked;

        synchronized FakeRelay.Response answer(FakeRelay.Request request) {
            if (!request.line().startsWith("POST /v1/accounts")) {
                return new FakeRelay.Response(404, "text/plain", new byte[0], Map.of());
            }
            asked++;
            Join join = Json.read(request.body(), Join.class);
            AccountId account = join.create().parse().acct();
            Handle handle = join.profile().parse().handle();
            if (!redeemed.getOrDefault(join.token(), account).equals(account)) {
                return refusal(ProblemCode.INVITE_SPENT);
            }
            if (!redeemed.containsValue(account)) {
                if (!handles.getOrDefault(handle, account).equals(account)) {
                    return refusal(ProblemCode.HANDLE_TAKEN);
                }
                redeemed.put(join.token(), account);
                handles.put(handle, account);
            }
            if (losesAnswers > 0) {
                losesAnswers--;
                throw new UncheckedIOException(new IOException("the answer is lost"));
            }
            return FakeRelay.Response.json(
                    200,
                    new Joined(
                            SignedTicket.sign(
                                    new Ticket(1, account, Role.MEMBER, 1), relay.identity)));
        }

        private FakeRelay.Response refusal(ProblemCode code) {
            return new FakeRelay.Response(
                    409,
                    "application/problem+json",
                    Json.write(Problem.of(code, "", Optional.empty())),
                    Map.of());
        }
    }

    @BeforeEach
    void begin() {
        relay.http = invites::answer;
        relay.script =
                socket -> {
                    socket.greet();
                    socket.awaitClose();
                };
    }

    @AfterEach
    void end() {
        relay.close();
    }

    private InviteLink link() {
        byte[] token = new byte[32];
        random.nextBytes(token);
        return new InviteLink(relay.address(), relay.pin(), Bytes.of(token));
    }

    private EngineWiring door(Path home) {
        return new EngineWiring(home, new NoKeystore(), Clock.systemUTC(), random, "Test");
    }

    private Messenger join(Path home, InviteLink link, String handle, String passphrase) {
        return door(home).join(link, "Ada", new Handle(handle), passphrase.toCharArray()).join();
    }

    private Messenger join(Path home, InviteLink link, String handle) {
        return join(home, link, handle, PASSPHRASE);
    }

    private Trouble refused(Path home, InviteLink link, String handle, String passphrase) {
        CompletionException failure =
                assertThrows(
                        CompletionException.class,
                        () -> join(home, link, handle, passphrase).close());
        return ((ParleyException) failure.getCause()).trouble();
    }

    private Trouble refused(Path home, InviteLink link, String handle) {
        return refused(home, link, handle, PASSPHRASE);
    }

    /** How the first attempt ended. */
    private enum End {
        FAILED,
        DONE
    }

    @Test
    void afterAnyStepOnTheDiskTheSameAgainLeadsToTheSameAccount() throws Exception {
        List<Integer> deaths = deathsUntilTheProfileOpens();
        assertTrue(deaths.size() > 12, "deaths: " + deaths);
        for (int step : deaths) {
            String handle = "ada" + step;
            InviteLink link = link();
            try (PowerCut power =
                    new PowerCut(Files.createDirectory(folder.resolve("dies-after-" + step)))) {
                power.dieAfter(step);
                End end = End.DONE;
                try (Messenger first = join(power.home(), link, handle)) {
                    assertTrue(first.kitWords().isPresent());
                } catch (CompletionException e) {
                    end = End.FAILED;
                }
                Optional<AccountId> admitted =
                        Optional.ofNullable(invites.redeemed.get(link.token()));
                assertTrue(end == End.FAILED || admitted.isPresent());
                try (Messenger again = join(power.realHome(), link, handle)) {
                    assertEquals(
                            admitted.orElseGet(() -> invites.redeemed.get(link.token())),
                            again.me().value().account(),
                            "after step " + step);
                    assertTrue(again.kitWords().isPresent(), "the kit after step " + step);
                }
            }
        }
    }

    /** After all that joining itself does, and a little of the database and the journal. */
    private List<Integer> deathsUntilTheProfileOpens() throws Exception {
        try (PowerCut power = new PowerCut(Files.createDirectory(folder.resolve("whole")))) {
            join(power.home(), link(), "whole").close();
            List<Integer> deaths = new ArrayList<>();
            deaths.addAll(power.deaths(power.stepsUntil("home/database") + 3));
            deaths.add(power.stepsUntil("home/journal"));
            deaths.add(power.stepsUntil("home/journal") + 1);
            return deaths;
        }
    }

    @Test
    void aLostAnswerBurnsNothing() {
        Path home = folder.resolve("home");
        InviteLink link = link();
        invites.losesAnswers = 2;
        assertEquals(Trouble.RELAY_UNREACHABLE, refused(home, link, "ada"));
        assertEquals(Look.UNFINISHED, door(home).look().join());
        assertEquals(Trouble.RELAY_UNREACHABLE, refused(home, link, "ada"));
        try (Messenger ada = join(home, link, "ada")) {
            assertEquals(invites.redeemed.get(link.token()), ada.me().value().account());
        }
        assertEquals(1, Map.copyOf(invites.handles).size());
    }

    @Test
    void afterALostAnswerAnotherHandleStillLeadsToTheAccountThatWasMade() {
        Path home = folder.resolve("home");
        InviteLink link = link();
        invites.losesAnswers = 1;
        assertEquals(Trouble.RELAY_UNREACHABLE, refused(home, link, "ada"));
        try (Messenger ada = join(home, link, "countess")) {
            assertEquals(invites.redeemed.get(link.token()), ada.me().value().account());
            assertEquals("ada", ada.me().value().handle().value());
        }
    }

    @Test
    void afterARefusalAnotherHandleOrLinkIsTaken() {
        InviteLink bens = link();
        join(folder.resolve("ben"), bens, "ada").close();
        Path home = folder.resolve("home");
        assertEquals(Trouble.INVITE_SPENT, refused(home, bens, "ada"));
        InviteLink own = link();
        assertEquals(Trouble.HANDLE_TAKEN, refused(home, own, "ada"));
        try (Messenger ada = join(home, own, "countess")) {
            assertEquals("countess", ada.me().value().handle().value());
            assertEquals(invites.redeemed.get(own.token()), ada.me().value().account());
        }
    }

    @Test
    void keysThatSealedNothingYetMayGetAnotherPassphrase() throws Exception {
        int steps;
        try (PowerCut power = new PowerCut(Files.createDirectory(folder.resolve("whole")))) {
            join(power.home(), link(), "whole").close();
            steps = power.stepsUntil("home/device.new");
        }
        try (PowerCut power = new PowerCut(Files.createDirectory(folder.resolve("cut")))) {
            power.dieAfter(steps);
            assertEquals(
                    Trouble.INTERNAL, refused(power.home(), link(), "ada", "the first passphrase"));
            assertTrue(Files.exists(power.realHome().resolve("keys.copy")));
            assertEquals(Look.EMPTY, door(power.realHome()).look().join());
            join(power.realHome(), link(), "ada", "the second passphrase").close();
        }
    }

    @Test
    void whoSavedTheKitOrSaysAnotherNameIsToldThatThereIsAProfile() {
        Path home = folder.resolve("home");
        InviteLink link = link();
        join(home, link, "ada").close();
        assertEquals(Trouble.PROFILE_EXISTS, refused(home, link, "countess"));
        assertEquals(Trouble.PROFILE_EXISTS, refused(home, link, "ada", "another passphrase"));
        try (Messenger ada = join(home, link, "ada")) {
            ada.kitSaved().join();
            assertFalse(ada.kitWords().isPresent());
        }
        assertEquals(Trouble.PROFILE_EXISTS, refused(home, link, "ada"));
        assertEquals(1, invites.asked);
    }
}
