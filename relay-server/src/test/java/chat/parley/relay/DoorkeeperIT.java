package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.model.codec.Bytes;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Doorkeeper;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.H2DeviceStore;
import chat.parley.relay.devices.H2ExclusionStore;
import chat.parley.relay.devices.LogPutOutcome;
import chat.parley.relay.devices.Sessions;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door asks the log by itself: here nobody ends the sessions of a device that was revoked. */
class DoorkeeperIT {
    @TempDir Path data;

    private final TestDevice ada = TestDevice.fresh();

    @Test
    void aRevokedDevicesTokenOpensNothingThoughItsSessionLives() throws Exception {
        TestClock clock = new TestClock();
        try (DataFolder folder = DataFolder.open(data);
                Database database = Database.open(folder, () -> {})) {
            DeviceLogs logs =
                    new DeviceLogs(
                            database,
                            new H2DeviceStore(),
                            new Exclusions(
                                    database, new H2ExclusionStore(), InstantSource.system()));
            Sessions sessions = new Sessions(new SecureRandom(), clock);
            Doorkeeper door =
                    new Doorkeeper(sessions, logs, new Limiter(LimitSettings.none(), clock));
            DeviceLog log = DeviceLog.verify(ada.account, List.of(ada.create()));
            database.lane().durable(tx -> logs.create(tx, log)).join();
            TestDevice laptop = ada.sibling();
            SignedEntry add = ada.add(log.head(), laptop);
            LogHead added = put(logs, add, log.head());
            AuthenticatedDevice who = new AuthenticatedDevice(laptop.account, laptop.id);
            Bytes token = sessions.begin(who).token();
            assertEquals(who, door.require(token));

            var _ = put(logs, ada.revoke(added, laptop.id), added);
            assertEquals(Optional.of(who), sessions.find(token));
            assertEquals(
                    ProblemCode.UNAUTHENTICATED,
                    assertThrows(ProblemException.class, () -> door.require(token)).code());
        }
    }

    private LogHead put(DeviceLogs logs, SignedEntry entry, LogHead on) {
        AuthenticatedDevice by = new AuthenticatedDevice(ada.account, ada.id);
        return assertInstanceOf(
                        LogPutOutcome.Stored.class,
                        logs.put(by, ada.account, entry, Optional.of(on)).join())
                .log()
                .head();
    }
}
