package chat.parley.engine;

import chat.parley.engine.content.Content;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.Padding;
import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.Sealer;
import chat.parley.engine.delivery.HybridClock;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.Sender;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A member with a client of their own: seals whatever they like for somebody with whom they have a session. */
final class Forger {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Side by;
    private final ScriptedRelay relay;

    Forger(Side by, ScriptedRelay relay) {
        this.by = by;
        this.relay = relay;
    }

    /** What an honest client would say, to be changed. */
    Content content(Side to, long devSeq, String kind, Bytes body) {
        return new Content(
                1,
                MessageId.random(RANDOM),
                by.account,
                by.identity.device(),
                to.account,
                devSeq,
                HybridClock.of(Instant.now()),
                Optional.empty(),
                Optional.empty(),
                List.of(by.log.head(), to.log.head()),
                Optional.empty(),
                kind,
                body);
    }

    Content said(Side to, long devSeq, String text) {
        Event said = new Event.Said(text);
        return content(to, devSeq, said.kind(), said.body());
    }

    /** {@code content} with another stamp. */
    static Content stamped(Content content, long hlc) {
        return Content.read(changed(content, "hlc", hlc));
    }

    /** Puts {@code content} into {@code to}'s mailbox, under its own message id. */
    void slip(Side to, Content content) {
        slip(to, content.mid(), content.toBytes());
    }

    /** Puts {@code document} into {@code to}'s mailbox as message {@code mid}. */
    void slip(Side to, MessageId mid, byte[] document) {
        relay.slip(
                to.identity.device(),
                new Sender(by.account, by.identity.device()),
                mid,
                sealed(to, document));
    }

    /** The document of {@code content} with a field that its own type would refuse. */
    static byte[] changed(Content content, String field, Object value) {
        Map<Object, Object> fields =
                new LinkedHashMap<>((Map<?, ?>) Cbor.read(content.toBytes(), Object.class));
        fields.put(field, value);
        return Cbor.write(fields);
    }

    private Bytes sealed(Side to, byte[] document) {
        Sealer sealer =
                new Sealer(
                        new CryptoStore(),
                        by.identity,
                        device -> to.log.device(device).map(found -> found.keys().identityKey()),
                        Clock.systemUTC());
        return by.on(
                () ->
                        by.ledger.write(
                                tx ->
                                        sealer.encrypt(
                                                        tx,
                                                        to.identity.device(),
                                                        Padding.pad(document))
                                                .bytes()));
    }
}
