package chat.parley.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.account.LogMerge.Fork;
import chat.parley.engine.account.LogMerge.Next;
import chat.parley.engine.account.LogMerge.Nothing;
import chat.parley.model.log.DeviceLog;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LogMergeProperties {
    private final Somebody ben = new Somebody();

    private DeviceLog grown(DeviceLog log, int by) {
        DeviceLog next = log;
        for (int i = 0; i < by; i++) {
            next = ben.add(next, ben.device());
        }
        return next;
    }

    @Property(tries = 30)
    void ofTwoThatAgreeTheLongerCounts(
            @ForAll @IntRange(max = 3) int common, @ForAll @IntRange(max = 3) int more) {
        DeviceLog one = grown(ben.begun, common);
        DeviceLog longer = grown(one, more);
        assertInstanceOf(Nothing.class, LogMerge.of(longer, one));
        if (more > 0) {
            Next next = assertInstanceOf(Next.class, LogMerge.of(one, longer));
            assertEquals(longer.head(), next.log().head());
            assertEquals(one.head().seq() + 1, next.from());
        }
    }

    @Property(tries = 30)
    void devicesThatSayTwoThingsForkInBothDirections(
            @ForAll @IntRange(max = 2) int common,
            @ForAll @IntRange(min = 1, max = 2) int mine,
            @ForAll @IntRange(min = 1, max = 2) int theirs) {
        DeviceLog base = grown(ben.begun, common);
        DeviceLog one = grown(base, mine);
        DeviceLog other = grown(base, theirs);
        assertEquals(new Fork(base.head().seq() + 1), LogMerge.of(one, other));
        assertEquals(new Fork(base.head().seq() + 1), LogMerge.of(other, one));
    }

    @Property(tries = 30)
    void recoveryByTheRootWinsWhicheverSideHasIt(
            @ForAll @IntRange(max = 2) int common,
            @ForAll @IntRange(min = 1, max = 3) int old,
            @ForAll @IntRange(max = 2) int since) {
        DeviceLog base = grown(ben.begun, common);
        DeviceLog before = grown(base, old);
        DeviceLog after = ben.recover(base, ben.device());
        for (int i = 0; i < since; i++) {
            after = ben.recover(after, ben.device());
        }
        Next next = assertInstanceOf(Next.class, LogMerge.of(before, after));
        assertEquals(after.head(), next.log().head());
        assertEquals(base.head().seq() + 1, next.from());
        assertInstanceOf(Nothing.class, LogMerge.of(after, before));
    }

    @Property(tries = 10)
    void twoRecoveriesAreAForkToo(@ForAll @IntRange(max = 2) int common) {
        DeviceLog base = grown(ben.begun, common);
        DeviceLog one = ben.recover(base, ben.device());
        DeviceLog other = ben.recover(base, ben.device());
        assertTrue(LogMerge.of(one, other) instanceof Fork);
        assertTrue(LogMerge.of(other, one) instanceof Fork);
    }
}
