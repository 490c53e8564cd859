package chat.parley.engine.link;

import chat.parley.engine.link.Connection.ClockOffset;
import chat.parley.engine.observe.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** This device's clock, put right by the relay's. */
final class RelayClock extends Clock {
    private final Clock device;
    private final State<ClockOffset> offset;

    RelayClock(Clock device, State<ClockOffset> offset) {
        this.device = device;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return device.instant().minus(offset.value().difference());
    }

    @Override
    public ZoneId getZone() {
        return device.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new RelayClock(device.withZone(zone), offset);
    }
}
