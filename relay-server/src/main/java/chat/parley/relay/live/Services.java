package chat.parley.relay.live;

import chat.parley.model.codec.Bytes;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Hellos;
import chat.parley.relay.devices.Sessions;
import chat.parley.relay.keys.PreKeys;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.mailbox.HeldCalls;
import chat.parley.relay.mailbox.Mailboxes;
import chat.parley.relay.mailbox.Sends;
import chat.parley.relay.metrics.Metrics;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every socket needs of the other rooms; made once.
 *
 * @param storeIncarnation of the database, 16 bytes
 * @param threads a virtual thread for each task
 * @param timers for deadlines; tasks are short
 */
public record Services(
        Hellos hellos,
        DeviceLogs logs,
        Sessions sessions,
        Mailboxes mailboxes,
        HeldCalls calls,
        Sends sends,
        Limiter limiter,
        Metrics metrics,
        PreKeys preKeys,
        Deadlines deadlines,
        Bytes storeIncarnation,
        InstantSource clock,
        SecureRandom random,
        ExecutorService threads,
        ScheduledExecutorService timers) {}
