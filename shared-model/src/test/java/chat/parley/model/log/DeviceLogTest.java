package chat.parley.model.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.Samples;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.LogRefusedException.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceLogTest {
    private final SigningKey first = Samples.DEVICE_KEY;
    private final SigningKey second = SigningKey.fromSeed(Samples.filled(32, 20));
    private final SigningKey third = SigningKey.fromSeed(Samples.filled(32, 21));
    private final DeviceKeys firstKeys = Samples.keys(8, first);
    private final DeviceKeys secondKeys = Samples.keys(20, second);
    private final DeviceKeys thirdKeys = Samples.keys(21, third);

    private DeviceLog created() throws LogRefusedException {
        return DeviceLog.verify(Samples.ACCOUNT, List.of(Samples.create()));
    }

    private static LogEntry next(DeviceLog log, Act act, Optional<DeviceId> signer) {
        return new LogEntry(
                1, log.account(), log.head().seq() + 1, log.head().hash(), act, signer, 5);
    }

    private DeviceLog withSecond() throws LogRefusedException {
        DeviceLog log = created();
        return log.append(
                SignedEntry.sign(
                        next(log, new Act.Add(secondKeys), Optional.of(firstKeys.id())),
                        first,
                        second));
    }

    private static void refused(Reason reason, DeviceLog log, SignedEntry entry) {
        assertEquals(
                reason, assertThrows(LogRefusedException.class, () -> log.append(entry)).reason());
    }

    private static List<DeviceId> active(DeviceLog log) {
        return log.active().stream().map(device -> device.keys().id()).toList();
    }

    @Test
    void aDeviceAddsAnotherAndRevokesIt() throws LogRefusedException {
        DeviceLog log = withSecond();
        assertEquals(List.of(firstKeys.id(), secondKeys.id()), active(log));
        DeviceLog revoked =
                log.append(
                        SignedEntry.sign(
                                next(
                                        log,
                                        new Act.Revoke(secondKeys.id()),
                                        Optional.of(firstKeys.id())),
                                first));
        assertEquals(List.of(firstKeys.id()), active(revoked));
        assertEquals(
                DeviceLog.Status.REVOKED, revoked.device(secondKeys.id()).orElseThrow().status());
        // What it signs now counts for nothing.
        refused(
                Reason.SIGNER_NOT_ACTIVE,
                revoked,
                SignedEntry.sign(
                        next(revoked, new Act.Add(thirdKeys), Optional.of(secondKeys.id())),
                        second,
                        third));
        // Nor does it come back under its old name or key.
        refused(
                Reason.DEVICE_KNOWN,
                revoked,
                SignedEntry.sign(
                        next(revoked, new Act.Add(secondKeys), Optional.of(firstKeys.id())),
                        first,
                        second));
    }

    @Test
    void onlyRightSignaturesCount() throws LogRefusedException {
        DeviceLog log = created();
        LogEntry add = next(log, new Act.Add(secondKeys), Optional.of(firstKeys.id()));
        refused(Reason.BAD_SIGNATURE, log, SignedEntry.sign(add, first));
        refused(Reason.BAD_SIGNATURE, log, SignedEntry.sign(add, first, third));
        refused(Reason.BAD_SIGNATURE, log, SignedEntry.sign(add, second, second));
        refused(Reason.BAD_SIGNATURE, log, SignedEntry.sign(add, second, first));
        refused(
                Reason.SIGNER_NOT_ACTIVE,
                log,
                SignedEntry.sign(
                        next(log, new Act.Add(secondKeys), Optional.empty()),
                        Samples.ROOT,
                        second));
        assertTrue(
                log.append(SignedEntry.sign(add, first, second))
                        .device(secondKeys.id())
                        .isPresent());
    }

    @Test
    void theAccountIdCertifiesTheFirstEntry() {
        AccountId other = new AccountId(Samples.filled(32, 77));
        assertEquals(
                Reason.OTHER_ACCOUNT,
                assertThrows(
                                LogRefusedException.class,
                                () -> DeviceLog.verify(other, List.of(Samples.create())))
                        .reason());
        SigningKey otherRoot = SigningKey.fromSeed(Samples.filled(32, 78));
        LogEntry forged =
                new LogEntry(
                        1,
                        Samples.ACCOUNT,
                        0,
                        LogEntry.NOTHING,
                        new Act.Create(otherRoot.publicKey(), Samples.SEALING, firstKeys),
                        Optional.empty(),
                        1);
        assertEquals(
                Reason.OTHER_ACCOUNT,
                assertThrows(
                                LogRefusedException.class,
                                () ->
                                        DeviceLog.verify(
                                                Samples.ACCOUNT,
                                                List.of(
                                                        SignedEntry.sign(
                                                                forged, otherRoot, first))))
                        .reason());
    }

    @Test
    void entriesOnlyFitTheirPlace() throws LogRefusedException {
        DeviceLog log = withSecond();
        LogEntry add = next(log, new Act.Add(thirdKeys), Optional.of(firstKeys.id()));
        LogEntry gap =
                new LogEntry(1, add.acct(), add.seq() + 1, add.prev(), add.act(), add.signer(), 5);
        refused(Reason.WRONG_PLACE, log, SignedEntry.sign(gap, first, third));
        LogEntry otherPast =
                new LogEntry(
                        1,
                        add.acct(),
                        add.seq(),
                        Samples.filled(32, 1),
                        add.act(),
                        add.signer(),
                        5);
        refused(Reason.WRONG_PLACE, log, SignedEntry.sign(otherPast, first, third));
        refused(Reason.WRONG_PLACE, log, Samples.create());
    }

    @Test
    void replaceNeedsTheReplacedDevicesOwnHand() throws LogRefusedException {
        DeviceLog log = withSecond();
        refused(
                Reason.SIGNER_NOT_ACTIVE,
                log,
                SignedEntry.sign(
                        next(
                                log,
                                new Act.Replace(firstKeys.id(), thirdKeys),
                                Optional.of(secondKeys.id())),
                        second,
                        third));
        DeviceLog replaced =
                log.append(
                        SignedEntry.sign(
                                next(
                                        log,
                                        new Act.Replace(firstKeys.id(), thirdKeys),
                                        Optional.of(firstKeys.id())),
                                first,
                                third));
        assertEquals(List.of(secondKeys.id(), thirdKeys.id()), active(replaced));
        assertEquals(
                Optional.of(thirdKeys.id()),
                replaced.device(firstKeys.id()).orElseThrow().successor());
    }

    @Test
    void recoverEndsAllAndWinsOverWhatTheRootDidNotSign() throws LogRefusedException {
        DeviceLog log = withSecond();
        LogEntry late = next(log, new Act.Recover(thirdKeys, true), Optional.empty());
        DeviceLog recovered = log.append(SignedEntry.sign(late, Samples.ROOT, third));
        assertEquals(List.of(thirdKeys.id()), active(recovered));
        assertEquals(
                DeviceLog.Status.RECOVERED_AND_WIPED,
                recovered.device(firstKeys.id()).orElseThrow().status());

        DeviceLog beginning = created();
        LogEntry early = next(beginning, new Act.Recover(thirdKeys, false), Optional.empty());
        DeviceLog overruled = log.append(SignedEntry.sign(early, Samples.ROOT, third));
        assertEquals(1, overruled.head().seq());
        assertTrue(overruled.device(secondKeys.id()).isEmpty());
        // A second recover does not overrule the first.
        LogEntry again =
                next(
                        beginning,
                        new Act.Recover(
                                Samples.keys(30, SigningKey.fromSeed(Samples.filled(32, 30))),
                                false),
                        Optional.empty());
        refused(
                Reason.WRONG_PLACE,
                overruled,
                SignedEntry.sign(again, Samples.ROOT, SigningKey.fromSeed(Samples.filled(32, 30))));
    }

    /** Whatever it overrules: the state is the one that the shorter log alone would give. */
    @Test
    void recoverAtAnyPlaceLeavesWhatVerifyingTheRestLeaves() throws LogRefusedException {
        DeviceLog log = withSecond();
        log =
                log.append(
                        SignedEntry.sign(
                                next(
                                        log,
                                        new Act.Revoke(firstKeys.id()),
                                        Optional.of(secondKeys.id())),
                                second));
        log =
                log.append(
                        SignedEntry.sign(
                                next(
                                        log,
                                        new Act.Replace(secondKeys.id(), thirdKeys),
                                        Optional.of(secondKeys.id())),
                                second,
                                third));
        SigningKey fresh = SigningKey.fromSeed(Samples.filled(32, 50));
        for (int seq = 1; seq <= log.entries().size(); seq++) {
            DeviceLog below = DeviceLog.verify(log.account(), log.entries().subList(0, seq));
            SignedEntry recover =
                    SignedEntry.sign(
                            next(
                                    below,
                                    new Act.Recover(Samples.keys(50, fresh), false),
                                    Optional.empty()),
                            Samples.ROOT,
                            fresh);
            DeviceLog overruled = log.append(recover);
            assertEquals(below.append(recover).devices().toList(), overruled.devices().toList());
            assertEquals(
                    DeviceLog.verify(log.account(), overruled.entries()).devices().toList(),
                    overruled.devices().toList());
            // The signatures come first: nothing is said about the place of what nobody signed.
            refused(
                    Reason.BAD_SIGNATURE,
                    log,
                    new SignedEntry(
                            next(
                                            log,
                                            new Act.Recover(Samples.keys(50, fresh), false),
                                            Optional.empty())
                                    .toBytes(),
                            List.of(Samples.filled(64, 1), Samples.filled(64, 2))));
        }
        assertEquals(Optional.of(2L), log.device(firstKeys.id()).orElseThrow().until());
    }

    @Test
    void atMostEightDevicesAreActive() throws LogRefusedException {
        DeviceLog log = created();
        for (int n = 40; n < 47; n++) {
            SigningKey key = SigningKey.fromSeed(Samples.filled(32, n));
            log =
                    log.append(
                            SignedEntry.sign(
                                    next(
                                            log,
                                            new Act.Add(Samples.keys(n, key)),
                                            Optional.of(firstKeys.id())),
                                    first,
                                    key));
        }
        SigningKey ninth = SigningKey.fromSeed(Samples.filled(32, 47));
        refused(
                Reason.TOO_MANY_DEVICES,
                log,
                SignedEntry.sign(
                        next(
                                log,
                                new Act.Add(Samples.keys(47, ninth)),
                                Optional.of(firstKeys.id())),
                        first,
                        ninth));
    }

    @Test
    void profilesCountOnlyFromTheAccountsDevices() throws LogRefusedException {
        DeviceLog log = created();
        assertTrue(
                SignedProfile.sign(Samples.profile().parse(), firstKeys.id(), first).signedBy(log));
        assertEquals(
                false,
                SignedProfile.sign(Samples.profile().parse(), firstKeys.id(), second)
                        .signedBy(log));
        assertEquals(
                false,
                new SignedProfile(
                                Samples.profile().profile(),
                                secondKeys.id(),
                                Bytes.of(new byte[64]))
                        .signedBy(log));
    }
}
