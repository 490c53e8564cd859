package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Json;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.RelayFrame.Nonce;
import chat.parley.model.wire.RelayFrame.Reject;
import chat.parley.relay.RelayProcess.Finished;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.FolderException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs the relay does by commands, to a running relay and to a stopped one. */
class AdministrationIT {
    @TempDir Path folder;

    private RelayFixture relay;
    private TestDevice ada;
    private TestDevice ben;

    private Path data() {
        return folder.resolve("data");
    }

    @BeforeEach
    void start() {
        relay = new RelayFixture(data(), config -> config.limits(LimitSettings.none()));
        ada = relay.join("ada");
        ben = relay.join("ben");
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private Finished command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(2, List.of("--data", data().toString()));
        return RelayProcess.run(folder, all.toArray(String[]::new));
    }

    /** Runs a command that succeeds; its rows. */
    private List<Map<?, ?>> rows(String... arguments) {
        Finished done = command(arguments);
        assertEquals(0, done.code(), done.err());
        List<Map<?, ?>> rows = new ArrayList<>();
        done.lines()
                .forEach(
                        line ->
                                rows.add(
                                        Json.read(
                                                line.getBytes(StandardCharsets.UTF_8), Map.class)));
        return rows;
    }

    /** The same, while the relay runs or while it is stopped. */
    private List<Map<?, ?>> rows(boolean running, String... arguments) {
        if (running) {
            return rows(arguments);
        }
        relay.close();
        List<Map<?, ?>> rows = rows(arguments);
        relay.start();
        return rows;
    }

    private Map<?, ?> row(boolean running, String... arguments) {
        List<Map<?, ?>> rows = rows(running, arguments);
        assertEquals(1, rows.size());
        return rows.getFirst();
    }

    private void assertRefused(int code, String part, String... arguments) {
        Finished done = command(arguments);
        assertEquals(code, done.code(), done.err());
        assertTrue(done.err().contains(part), done.err());
        assertEquals("", done.out());
    }

    /** A hello of the device is refused so. */
    private void assertStaysOutside(CloseCode code, TestDevice device) {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.send(device.hello(relay.pin(), socket.next(Nonce.class)));
            assertEquals(code.code(), socket.closeCode());
        }
    }

    private static List<?> column(List<Map<?, ?>> rows, String name) {
        return rows.stream().map(row -> row.get(name)).map(Objects::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDisabledAccountStaysOutsideAndItsMailWaits(boolean running) {
        try (TestSocket adas = relay.connect(ada);
                TestSocket bens = relay.connect(ben)) {
            Map<?, ?> disabled = row(running, "accounts", "disable", "ada");
            assertEquals("disabled", disabled.get("state"));
            assertEquals(ada.account.text(), disabled.get("account"));
            if (running) {
                assertEquals(CloseCode.DISABLED.code(), adas.closeCode());
                assertFalse(bens.closed());
            }
        }
        assertStaysOutside(CloseCode.DISABLED, ada);
        Send mail = ben.send(ada, 300);
        try (TestSocket bens = relay.connect(ben)) {
            bens.next(Empty.class);
            bens.send(mail);
            bens.next(Accepted.class);
        }

        assertEquals("active", row(running, "accounts", "enable", "@Ada").get("state"));
        try (TestSocket adas = relay.connect(ada)) {
            assertEquals(mail.mid(), adas.next(Msg.class).mid());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClosedAccountIsGoneForGoodAndItsHandleFree(boolean running) {
        TestHttp bensHttp = relay.httpAs(ben);
        assertEquals(
                200, relay.httpAs(ada).put("/v1/prekeys", TestDevice.preKeys(1, 3, 3)).status());
        try (TestSocket adas = relay.connect(ada);
                TestSocket bens = relay.connect(ben)) {
            adas.next(Empty.class);
            bens.next(Empty.class);
            bens.send(ben.send(ada, 300));
            bens.next(Accepted.class);
            Map<?, ?> closed = row(running, "accounts", "close", ada.account.text());
            assertEquals("closed", closed.get("state"));
            if (running) {
                adas.next(Msg.class);
                assertEquals(CloseCode.CLOSED.code(), adas.closeCode());
                assertFalse(bens.closed());
                assertEquals(404, bensHttp.get(offer(ada)).status());
            }
        }
        assertStaysOutside(CloseCode.CLOSED, ada);
        assertEquals(404, relay.httpAs(ben).get("/v1/directory/ada").status());
        try (TestSocket bens = relay.connect(ben)) {
            bens.next(Empty.class);
            bens.send(ben.send(ada, 300));
            assertEquals(RejectCode.ACCOUNT_CLOSED, bens.next(Reject.class).code());
            bens.send(ben.send(relay.join("cleo"), 300));
            bens.next(Accepted.class);
        }

        // Not even with its kit and a new invite; the handle is another person's now.
        assertEquals(
                ProblemCode.ACCOUNT_CLOSED,
                relay.http().post("/v1/accounts", ada.join(relay.token(), "ada")).problem());
        relay.join("ada");
        assertRefused(1, "closed for good", "accounts", "enable", ada.account.text());
        List<Map<?, ?>> listed = rows(running, "accounts", "list");
        assertEquals(4, listed.size());
        Map<?, ?> tombstone = listed.getLast();
        assertEquals(ada.account.text(), tombstone.get("account"));
        assertEquals("closed", tombstone.get("state"));
        assertEquals(null, tombstone.get("handle"));
        assertEquals(List.of("active", "active", "active", "closed"), column(listed, "state"));
        assertStaysOutside(CloseCode.CLOSED, ada);
    }

    private static String offer(TestDevice device) {
        return "/v1/prekeys/" + device.account.text() + "/" + device.id.text();
    }

    /** A message of {@code from} to all of these devices of one account. */
    private static Send toAll(TestDevice from, long head, TestDevice... to) {
        Send one = from.send(MessageClass.DURABLE, to[0], TestDevice.random(300));
        return new Send(
                one.counters(),
                one.mid(),
                one.cls(),
                one.ttlSeconds(),
                List.of(new KnownHead(to[0].account, head)),
                List.of(to).stream()
                        .map(device -> new Recipient(device.id, TestDevice.random(300)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRevokedDeviceNeverComesBackAndItsSiblingDoes(boolean running) {
        TestDevice laptop = relay.addDevice(ada);
        TestHttp laptops = relay.httpAs(laptop);
        assertEquals(200, laptops.put("/v1/prekeys", TestDevice.preKeys(1, 3, 3)).status());
        assertEquals(200, relay.httpAs(ben).get(offer(laptop)).status());
        try (TestSocket bens = relay.connect(ben)) {
            bens.next(Empty.class);
            bens.send(toAll(ben, 1, ada, laptop));
            bens.next(Accepted.class);
        }
        assertEquals(
                List.of("active", "active"),
                column(rows(running, "devices", "list", "ada"), "state"));

        try (TestSocket adas = relay.connect(ada);
                TestSocket lost = relay.connect(laptop)) {
            Map<?, ?> revoked = row(running, "devices", "revoke", laptop.id.text());
            assertEquals("shut-out", revoked.get("state"));
            if (running) {
                lost.next(Msg.class);
                assertEquals(CloseCode.REVOKED.code(), lost.closeCode());
                adas.next(Msg.class);
                assertFalse(adas.closed());
            }
        }
        if (running) {
            assertEquals(ProblemCode.UNAUTHENTICATED, laptops.get("/v1/prekeys").problem());
        }
        assertStaysOutside(CloseCode.REVOKED, laptop);
        assertEquals(404, relay.httpAs(ben).get(offer(laptop)).status());
        assertEquals(
                new PreKeyCount(0, 0), relay.httpAs(ada).get("/v1/prekeys").as(PreKeyCount.class));

        // Nobody is held up by a log that lists it still; what is for it alone stays with its
        // sender.
        try (TestSocket bens = relay.connect(ben)) {
            bens.next(Empty.class);
            Send both = toAll(ben, 1, ada, laptop);
            bens.send(both);
            bens.next(Accepted.class);
            bens.send(toAll(ben, 1, laptop));
            assertEquals(RejectCode.MAILBOX_FULL, bens.next(Reject.class).code());
            try (TestSocket adas = relay.connect(ada)) {
                adas.next(Msg.class);
                assertEquals(both.mid(), adas.next(Msg.class).mid());
                adas.next(Empty.class);
            }
        }
        List<?> states = column(rows(running, "devices", "list"), "state");
        assertEquals(1, states.stream().filter("shut-out"::equals).count());
        assertEquals(3, states.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRevokedInvitesLinkIsDeadAtOnceAndTheOthersAreNot(boolean running) {
        List<InviteLink> links = relay.relay().invites(3);
        assertEquals(
                "revoked", row(running, "invites", "revoke", links.get(0).text()).get("state"));
        List<Map<?, ?>> listed = rows(running, "invites", "list");
        assertEquals(
                List.of("open", "open", "redeemed", "redeemed", "revoked"),
                column(listed, "state").stream().sorted().toList());
        String second =
                listed.stream()
                        .filter(row -> Objects.equals(row.get("state"), "open"))
                        .map(row -> String.valueOf(row.get("invite")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(second, row(running, "invites", "revoke", second).get("invite"));

        List<ProblemCode> refused = new ArrayList<>();
        for (InviteLink link : links) {
            TestDevice somebody = TestDevice.fresh();
            TestHttp.Answer answer =
                    relay.http().post("/v1/accounts", somebody.join(link.token(), "somebody"));
            if (answer.status() != 200) {
                refused.add(answer.problem());
            }
        }
        assertEquals(List.of(ProblemCode.INVITE_SPENT, ProblemCode.INVITE_SPENT), refused);
        String redeemed =
                rows("invites", "list").stream()
                        .filter(row -> Objects.equals(row.get("account"), ben.account.text()))
                        .map(row -> String.valueOf(row.get("invite")))
                        .findFirst()
                        .orElseThrow();
        assertRefused(1, "has joined by this invite", "invites", "revoke", redeemed);
    }

    @Test
    void everyActIsInTheAuditLogAfterAKillToo() {
        TestDevice laptop = relay.addDevice(ada);
        relay.close();
        List<String> acts =
                List.of(
                        "invite-minted",
                        "invite-minted",
                        "account-disabled",
                        "account-enabled",
                        "device-revoked",
                        "invite-minted",
                        "invite-revoked",
                        "account-closed");
        try (RelayProcess process = RelayProcess.serve(data(), folder.resolve("relay.log"))) {
            rows("accounts", "disable", "ada");
            rows("accounts", "disable", "ada"); // nothing is done by that
            rows("accounts", "enable", "ada");
            rows("devices", "revoke", laptop.id.text());
            InviteLink link = process.invites(data(), 1).getFirst();
            rows("invites", "revoke", link.text());
            rows("accounts", "close", ben.account.text());
            process.kill();
        }
        List<Map<?, ?>> stopped = rows("audit", "list");
        assertEquals(acts, column(stopped, "act"));
        assertEquals(
                List.of(
                        "process", "process", "socket", "socket", "socket", "socket", "socket",
                        "socket"),
                column(stopped, "door"));
        assertEquals(ada.account.text(), stopped.get(2).get("account"));
        assertEquals(laptop.id.text(), stopped.get(4).get("device"));
        assertEquals(stopped.get(5).get("invite"), stopped.get(6).get("invite"));
        assertTrue(stopped.stream().allMatch(row -> Objects.equals(row.get("intact"), true)));
        rows("accounts", "disable", "ada");
        relay.start();
        List<Map<?, ?>> running = rows("audit", "list");
        assertEquals(stopped, running.subList(0, acts.size()));
        assertEquals("folder", running.getLast().get("door"));
        assertNotEquals(stopped.getLast().get("hash"), running.getLast().get("hash"));
    }

    @Test
    void aChangedAuditLogIsSaidToBe() throws FolderException {
        rows("accounts", "disable", "ada");
        rows("accounts", "enable", "ada");
        rows("accounts", "disable", "ben");
        relay.close();
        String change =
                "update audit set entry = replace(entry, 'DISABLED', 'CLOSED') where no = 3";
        assertEquals(1, alter(change));
        Finished changed = command("audit", "list");
        assertEquals(1, changed.code());
        assertTrue(changed.err().contains("breaks at entry 3"), changed.err());
        assertEquals(5, changed.lines().size());
        assertEquals(1, alter("delete from audit where no = 3"));
        assertTrue(command("audit", "list").err().contains("breaks at entry 4"));
    }

    private int alter(String sql) throws FolderException {
        try (DataFolder stopped = DataFolder.open(data());
                Database database = Database.open(stopped, () -> {})) {
            return database.lane().durable(tx -> tx.update(sql)).join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDoesNotExistIsSaidInOneSentence(boolean running) {
        if (!running) {
            relay.close();
        }
        assertRefused(1, "no such account", "accounts", "disable", "nobody");
        assertRefused(1, "no such account", "accounts", "close", "-" + "A".repeat(42));
        assertRefused(1, "no such account", "devices", "list", "*");
        assertRefused(1, "no such device", "devices", "revoke", TestDevice.fresh().id.text());
        assertRefused(2, "not a device id", "devices", "revoke", "laptop");
        assertRefused(1, "no such invite", "invites", "revoke", "0123456789ab");
        assertRefused(2, "not understood", "invites", "revoke", "parley://join?x");
    }
}
