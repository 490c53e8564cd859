package chat.parley.relay;

import chat.parley.model.codec.Bytes;
import chat.parley.model.log.LogHead;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.RelayFrame;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A relay on a free loopback port, and members who have joined it. */
final class RelayFixture implements AutoCloseable {
    private final RelayConfig config;
    private Relay relay;

    RelayFixture(Path data) {
        this(data, any -> any);
    }

    RelayFixture(Path data, UnaryOperator<RelayConfig> change) {
        this.config = change.apply(RelayConfig.local(data));
        start();
    }

    void start() {
        try {
            relay = Relay.start(config);
        } catch (RelayException e) {
            throw new IllegalStateException(e);
        }
    }

    void restart() {
        relay.close();
        start();
    }

    Relay relay() {
        return relay;
    }

    String url() {
        return relay.url();
    }

    Bytes pin() {
        return relay.pin();
    }

    TestHttp http() {
        return new TestHttp(relay.url());
    }

    Bytes token() {
        return relay.invites(1).getFirst().token();
    }

    /** Somebody new. */
    TestDevice join(String handle) {
        TestDevice device = TestDevice.fresh();
        device.join(http(), token(), handle);
        return device;
    }

    /** A second device of an account that has one. */
    TestDevice addDevice(TestDevice first) {
        TestDevice second = first.sibling();
        LogHead head = new LogHead(first.account, 0, first.create().hash());
        try (TestSocket socket = connect(first)) {
            socket.send(
                    new ClientFrame.LogPut(
                            0, first.account, first.add(head, second), Optional.of(head)));
            socket.next(frame -> frame instanceof RelayFrame.Log);
        }
        return second;
    }

    /** The device's socket, behind its welcome. */
    TestSocket connect(TestDevice device) {
        TestSocket socket = TestSocket.open(url());
        socket.hello(device, pin());
        return socket;
    }

    /** HTTP with a session of the device. */
    TestHttp httpAs(TestDevice device) {
        try (TestSocket socket = TestSocket.open(url())) {
            return http().as(socket.hello(device, pin()).session().token());
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
