package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.link.FakeRelay;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedTicket;
import chat.parley.model.log.Ticket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile ends whole, whatever fails on the way. */
class ProfileEndTest {
    private static final String PASSPHRASE = "correct horse battery";

    private final SecureRandom random = new SecureRandom();
    private final FakeRelay relay = new FakeRelay();
    private final LaneTrouble clock = new LaneTrouble();

    @TempDir Path home;

    /** Tells the time, but not to the lane once it fails. */
    private static final class LaneTrouble extends Clock {
        volatile boolean fails;

        @Override
        public Instant instant() {
            if (fails && Thread.currentThread().getName().equals("parley-lane")) {
                throw new IllegalStateException("seeded");
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void begin() {
        relay.http =
                request ->
                        request.line().startsWith("POST /v1/accounts")
                                ? joined(Json.read(request.body(), Join.class))
                                : new FakeRelay.Response(404, "text/plain", new byte[0], Map.of());
        relay.script =
                socket -> {
                    socket.greet();
                    socket.awaitClose();
                };
    }

    private FakeRelay.Response joined(Join join) {
        AccountId account = join.create().parse().acct();
        Ticket ticket = new Ticket(1, account, Role.MEMBER, 1);
        return FakeRelay.Response.json(200, new Joined(SignedTicket.sign(ticket, relay.identity)));
    }

    @AfterEach
    void end() {
        relay.close();
    }

    private EngineWiring door() {
        return new EngineWiring(home, new NoKeystore(), clock, random, "Test");
    }

    @Test
    void aDraftThatCannotBeKeptDoesNotKeepTheProfileLocked() throws Exception {
        InviteLink link = new InviteLink(relay.address(), relay.pin(), Bytes.of(new byte[32]));
        Messenger ada =
                door().join(link, "Ada", new Handle("ada"), PASSPHRASE.toCharArray()).join();
        AccountId account = ada.me().value().account();
        Conversation notes = ada.open(ChatId.with(account));
        notes.loaded().join();
        notes.draft("half a thought");
        clock.fails = true;
        ada.close();
        clock.fails = false;

        Optional<ProfileLock> lock = ProfileLock.take(home);
        assertTrue(lock.isPresent(), "the lock is free");
        lock.get().close();
        try (Messenger again = door().open(Optional.of(PASSPHRASE.toCharArray())).join()) {
            assertEquals(account, again.me().value().account());
        }
    }
}
