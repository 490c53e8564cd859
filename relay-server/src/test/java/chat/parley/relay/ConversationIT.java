package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Member;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.RelayFrame.Pong;
import chat.parley.model.wire.RelayFrame.Welcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of two people through a whole relay. */
class ConversationIT {
    @TempDir Path data;

    @Test
    void twoPeopleJoinFindEachOtherAndTalk() {
        try (RelayFixture relay = new RelayFixture(data)) {
            TestDevice ada = TestDevice.fresh();
            var ticket = ada.join(relay.http(), relay.token(), "ada").ticket();
            TestDevice ben = relay.join("ben");

            var card =
                    relay.http()
                            .get("/.well-known/parley")
                            .as(SignedRelayCard.class)
                            .verified(relay.pin());
            assertEquals("Parley", card.name());
            assertEquals(1, card.tlsKeys().size());
            assertEquals(Role.ADMIN, ticket.verified(card.key()).role());

            try (TestSocket adas = TestSocket.open(relay.url());
                    TestSocket bens = TestSocket.open(relay.url())) {
                Welcome welcome = adas.hello(ada, relay.pin());
                assertEquals(Optional.empty(), welcome.sent());
                assertEquals(0, welcome.queueDepth());
                assertEquals(0, adas.next(Empty.class).seq());
                var http = relay.http().as(welcome.session().token());

                DirectoryPage page = http.get("/v1/directory").as(DirectoryPage.class);
                assertEquals(2, page.members().size());
                Member found = http.get("/v1/directory/ben").as(Member.class);
                assertEquals(ben.account, found.acct());

                Welcome bensWelcome = bens.hello(ben, relay.pin());
                bens.next(Empty.class);
                var bensHttp = relay.http().as(bensWelcome.session().token());
                assertEquals(
                        new PreKeyCount(3, 2),
                        bensHttp.put("/v1/prekeys", TestDevice.preKeys(1, 3, 2))
                                .as(PreKeyCount.class));
                PreKeyOffer offer =
                        http.get("/v1/prekeys/" + ben.account.text() + "/" + ben.id.text())
                                .as(PreKeyOffer.class);
                assertEquals(1, offer.oneTime().orElseThrow().id());
                assertEquals(
                        new PreKeyCount(2, 1), bensHttp.get("/v1/prekeys").as(PreKeyCount.class));

                ClientFrame.Send send = ada.send(ben, 300);
                adas.send(send);
                assertEquals(send.mid(), adas.next(Accepted.class).mid());
                Msg message = bens.next(Msg.class);
                assertEquals(1, message.seq());
                assertEquals(send.mid(), message.mid());
                assertEquals(ada.id, message.from().device());
                assertEquals(send.to().getFirst().ct(), message.ct());

                ben.lastAck = 1;
                bens.send(new ClientFrame.Ack(1, ben.counters()));
                bens.send(new ClientFrame.Ping(ben.counters()));
                bens.next(Pong.class);
            }
        }
    }

    @Test
    void whatIsNotAcknowledgedComesAgainInOrderAlsoAfterARestart() {
        try (RelayFixture relay = new RelayFixture(data)) {
            TestDevice ada = relay.join("ada");
            TestDevice ben = relay.join("ben");
            try (TestSocket adas = relay.connect(ada)) {
                adas.next(Empty.class);
                for (int i = 0; i < 10; i++) {
                    adas.send(ada.send(ben, 200));
                    adas.next(Accepted.class);
                }
            }
            try (TestSocket bens = relay.connect(ben)) {
                for (int i = 1; i <= 10; i++) {
                    assertEquals(i, bens.next(Msg.class).seq());
                }
                assertEquals(10, bens.next(Empty.class).seq());
                bens.send(new ClientFrame.Ack(4, ben.counters()));
                bens.send(new ClientFrame.Ping(ben.counters()));
                bens.next(Pong.class);
            }
            relay.restart();
            try (TestSocket bens = TestSocket.open(relay.url())) {
                Welcome welcome = bens.hello(ben, relay.pin());
                assertEquals(6, welcome.queueDepth());
                for (int i = 5; i <= 10; i++) {
                    assertEquals(i, bens.next(Msg.class).seq());
                }
                assertEquals(10, bens.next(Empty.class).seq());
            }
            try (TestSocket adas = TestSocket.open(relay.url())) {
                Welcome welcome = adas.hello(ada, relay.pin());
                assertEquals(10, welcome.sent().orElseThrow().clientSeq());
                assertTrue(welcome.last().isPresent());
            }
        }
    }
}
