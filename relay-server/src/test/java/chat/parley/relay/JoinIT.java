package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.http.Member;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.model.log.Ticket;
import chat.parley.model.wire.RelayFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invites, joining, profiles, the directory. */
class JoinIT {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir Path data;

    private final TestClock clock = new TestClock();
    private RelayFixture relay;

    @BeforeEach
    void start() {
        relay = new RelayFixture(data, config -> config.clocks(clock, clock));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private Ticket ticket(Joined joined) {
        var key =
                relay.http()
                        .get("/.well-known/parley")
                        .as(SignedRelayCard.class)
                        .verified(relay.pin())
                        .key();
        return joined.ticket().verified(key);
    }

    @Test
    void theFirstInviteMakesAnAdminTheOthersMembers() {
        Bytes first = relay.token();
        Bytes second = relay.token();
        Joined ben = TestDevice.fresh().join(relay.http(), second, "ben");
        Joined ada = TestDevice.fresh().join(relay.http(), first, "ada");
        assertEquals(Role.MEMBER, ticket(ben).role());
        assertEquals(Role.ADMIN, ticket(ada).role());
    }

    @Test
    void aLostAnswerBurnsNothing() {
        Bytes token = relay.token();
        TestDevice ada = TestDevice.fresh();
        Ticket once = ticket(ada.join(relay.http(), token, "ada"));
        clock.forward(Duration.ofDays(400));
        Ticket again = ticket(ada.join(relay.http(), token, "ada"));
        assertEquals(once, again);
    }

    @Test
    void aTokenIsForOneAccount() {
        Bytes token = relay.token();
        TestDevice.fresh().join(relay.http(), token, "ada");
        assertEquals(
                ProblemCode.INVITE_SPENT,
                relay.http().post("/v1/accounts", TestDevice.fresh().join(token, "ben")).problem());
    }

    @Test
    void ofManyWhoUseOneTokenAtOnceOneGetsIn() {
        Bytes token = relay.token();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Join join = TestDevice.fresh().join(token, "somebody" + i);
            answers.add(
                    CompletableFuture.supplyAsync(
                            () -> relay.http().post("/v1/accounts", join).status()));
        }
        assertEquals(
                1, answers.stream().map(CompletableFuture::join).filter(s -> s == 200).count());
    }

    @Test
    void invitesExpire() {
        Bytes admin = relay.token();
        Bytes member = relay.token();
        clock.forward(Duration.ofHours(25));
        assertEquals(
                ProblemCode.INVITE_SPENT,
                relay.http().post("/v1/accounts", TestDevice.fresh().join(admin, "ada")).problem());
        TestDevice.fresh().join(relay.http(), member, "ben");
        Bytes late = relay.token();
        clock.forward(Duration.ofDays(8));
        assertEquals(
                ProblemCode.INVITE_SPENT,
                relay.http().post("/v1/accounts", TestDevice.fresh().join(late, "cleo")).problem());
    }

    @Test
    void anUnknownTokenIsRefused() {
        relay.token();
        assertEquals(
                ProblemCode.INVITE_SPENT,
                relay.http()
                        .post("/v1/accounts", TestDevice.fresh().join(TestDevice.random(32), "ada"))
                        .problem());
    }

    @Test
    void handlesThatLookAlikeAreTaken() {
        relay.join("bob");
        for (String twin : List.of("BOB", "b0b", "ｂｏｂ", "bоb")) {
            var answer =
                    relay.http().post("/v1/accounts", TestDevice.fresh().join(relay.token(), twin));
            assertEquals(409, answer.status(), twin);
            assertEquals(ProblemCode.HANDLE_TAKEN, answer.problem(), twin);
        }
        relay.join("bobby");
    }

    @Test
    void aRefusedHandleDoesNotBurnTheToken() {
        relay.join("bob");
        Bytes token = relay.token();
        TestDevice ben = TestDevice.fresh();
        assertEquals(409, relay.http().post("/v1/accounts", ben.join(token, "bob")).status());
        ben.join(relay.http(), token, "ben");
    }

    @Test
    void aDeviceIsInOneAccountOnly() {
        TestDevice ada = relay.join("ada");
        TestDevice thief = ada.posingIn(TestDevice.fresh());
        assertEquals(
                ProblemCode.LOG_REFUSED,
                relay.http().post("/v1/accounts", thief.join(relay.token(), "thief")).problem());
    }

    @Test
    void aForeignSignatureIsRefused() {
        TestDevice ada = TestDevice.fresh();
        TestDevice eve = TestDevice.fresh();
        Join join = new Join(relay.token(), ada.create(), eve.profile(1, "ada"));
        assertEquals(ProblemCode.LOG_REFUSED, relay.http().post("/v1/accounts", join).problem());
        Join forged =
                new Join(
                        relay.token(),
                        new SignedEntry(ada.create().entry(), eve.create().sigs()),
                        ada.profile(1, "ada"));
        assertEquals(ProblemCode.LOG_REFUSED, relay.http().post("/v1/accounts", forged).problem());
    }

    @Test
    void aProfileRisesAndIsSeenByOthers() {
        TestDevice ada = relay.join("ada");
        TestDevice ben = relay.join("ben");
        TestHttp http = relay.httpAs(ada);
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(204, http.put("/v1/profile", ada.profile(2, "countess")).status());
            bens.next(
                    frame ->
                            frame instanceof RelayFrame.Poke poke
                                    && poke.kind() == RelayFrame.PokeKind.DIRECTORY);
        }
        Member found = relay.httpAs(ben).get("/v1/directory/countess").as(Member.class);
        assertEquals(2, found.profile().parse().version());
        assertEquals(404, relay.httpAs(ben).get("/v1/directory/ada").status());

        assertEquals(
                ProblemCode.PROFILE_STALE,
                http.put("/v1/profile", ada.profile(2, "ada")).problem());
        assertEquals(204, http.put("/v1/profile", ada.profile(2, "countess")).status(), "repeated");
        assertEquals(
                ProblemCode.HANDLE_TAKEN, http.put("/v1/profile", ada.profile(3, "ben")).problem());
        assertEquals(
                ProblemCode.FORBIDDEN, http.put("/v1/profile", ben.profile(9, "ben")).problem());
        // A freed handle is free.
        relay.join("ada");
    }

    @Test
    void theDirectoryIsForMembersAndComesInPages() {
        for (String path : List.of("/v1/directory", "/v1/directory/ada", "/v1/prekeys")) {
            var answer = relay.http().get(path);
            assertEquals(401, answer.status());
            assertEquals(ProblemCode.UNAUTHENTICATED, answer.problem());
            assertEquals(
                    Problem.MEDIA_TYPE,
                    answer.response().headers().firstValue("Content-Type").orElseThrow());
        }
        List<TestDevice> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            members.add(relay.join("member" + i));
        }
        TestHttp http = relay.httpAs(members.getFirst());
        List<Member> seen = new ArrayList<>();
        String path = "/v1/directory?limit=2";
        for (int i = 0; i < 3; i++) {
            var page = http.get(path).as(DirectoryPage.class);
            seen.addAll(page.members());
            assertEquals(i < 2, page.next().isPresent());
            path =
                    page.next()
                            .map(next -> "/v1/directory?limit=2&after=" + next.text())
                            .orElse(path);
        }
        assertEquals(5, seen.stream().map(Member::acct).distinct().count());
        assertEquals(seen, seen.stream().sorted(Comparator.comparing(Member::acct)).toList());
        for (String bad : List.of("limit=0", "limit=201", "limit=x", "limit=-1", "after=!")) {
            assertEquals(ProblemCode.MALFORMED, http.get("/v1/directory?" + bad).problem(), bad);
        }
        assertEquals(404, http.get("/v1/directory/nobody").status());
        assertEquals(ProblemCode.MALFORMED, http.get("/v1/directory/NOBODY").problem());
    }

    @Test
    void joiningIsLimitedByAddressAndSaysWhenToComeBack() {
        relay.token();
        for (int i = 0; i < 20; i++) {
            relay.http().post("/v1/accounts", NOTHING);
        }
        var answer = relay.http().post("/v1/accounts", NOTHING);
        assertEquals(429, answer.status());
        assertEquals("5", answer.response().headers().firstValue("Retry-After").orElseThrow());
        assertEquals(5000L, answer.as(Problem.class).retryAfterMs().orElseThrow());
        clock.forward(Duration.ofSeconds(5));
        assertNotEquals(429, relay.http().post("/v1/accounts", NOTHING).status());
    }

    @Test
    void changesOfAProfileAreLimitedByAccount() {
        TestDevice ada = relay.join("ada");
        TestHttp http = relay.httpAs(ada);
        for (int i = 0; i < 20; i++) {
            assertEquals(204, http.put("/v1/profile", ada.profile(2 + i, "ada")).status());
        }
        TestDevice laptop = relay.addDevice(ada);
        assertEquals(429, relay.httpAs(laptop).put("/v1/profile", ada.profile(22, "ada")).status());
        clock.forward(Duration.ofMinutes(2));
        assertEquals(204, http.put("/v1/profile", ada.profile(22, "ada")).status());
        TestDevice ben = relay.join("ben");
        assertEquals(204, relay.httpAs(ben).put("/v1/profile", ben.profile(2, "ben")).status());
    }

    @Test
    void newsOfTheDirectoryAreGathered() {
        TestDevice ada = relay.join("ada");
        TestHttp http = relay.httpAs(ada);
        try (TestSocket bens = relay.connect(relay.join("ben"))) {
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertEquals(204, http.put("/v1/profile", ada.profile(2 + i, "ada")).status());
            }
            long pokes =
                    bens.drain(Duration.ofSeconds(3)).stream()
                            .filter(frame -> frame instanceof RelayFrame.Poke)
                            .count();
            long rests =
                    Duration.ofNanos(System.nanoTime() - begin).dividedBy(Duration.ofSeconds(2));
            assertTrue(pokes >= 1 && pokes <= rests + 2, pokes + " pokes");
        }
    }

    @Test
    void sessionsEndAfterAnHour() {
        TestHttp http = relay.httpAs(relay.join("ada"));
        assertEquals(200, http.get("/v1/prekeys").status());
        clock.forward(Duration.ofMinutes(61));
        assertEquals(401, http.get("/v1/prekeys").status());
    }

    @Test
    void healthIsKnownToAnybody() {
        var answer = relay.http().get("/health");
        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("\"ok\""));
    }
}
