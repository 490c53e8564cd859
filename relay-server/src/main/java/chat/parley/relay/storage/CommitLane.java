package chat.parley.relay.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Jobs that wait are run in one transaction, in the order in which they came, committed and
 * synced together; then their futures complete, in that order, on this thread: what hangs on them must be short.
 *
 * <p>Every job runs once. One that throws is undone and fails alone; what the others of its transaction did stands.
 * Where the database itself fails, the lane stops for good: after a failed sync nobody knows what is on the disk, so the relay must be started again.
 */
public final class CommitLane implements AutoCloseable {
    /** A batch grows only while a sync is under way; beyond this the wait would be felt. */
    private static final int BATCH = 512;

    /** Jobs that may wait; further ones are refused, so that a slow disk cannot fill the memory. */
    private static final int WAITING = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(CommitLane.class);

    /** One job: what it changes in memory is for a {@link Participant} to undo if it throws. */
    public interface Work<T> {
        T run(Transaction tx);
    }

    /** A room that keeps something in memory beside the database. Called on the lane. */
    public interface Participant {
        /** The job that ran stands, unless the database itself fails. */
        default void done() {}

        /** The job that ran has failed: forget what it brought, and nothing of the jobs before it. */
        default void undone() {}

        /** The batch is about to be committed: write what was collected. */
        default void beforeCommit(Transaction tx) {}

        /** The batch is in the database. */
        default void committed() {}
    }

    private record Job<T>(Work<T> work, boolean durable, CompletableFuture<T> done) {
        Runnable run(Transaction tx) {
            T result = work.run(tx);
            return () -> done.complete(result);
        }
    }

    private final Connection connection;
    private final Transaction tx;
    private final Runnable onBroken;
    private final List<Participant> participants = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>(WAITING);
    private final Job<Boolean> last = new Job<>(any -> true, true, new CompletableFuture<>());
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean broken;

    CommitLane(Connection connection, Runnable onBroken) {
        this.connection = connection;
        this.tx = new Transaction(connection);
        this.onBroken = onBroken;
        this.thread = Thread.ofPlatform().name("commit-lane").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Adds a room; before the first job. */
    public void join(Participant participant) {
        participants.add(participant);
    }

    /** Runs {@code work}; complete once it is committed and synced. */
    public <T> CompletableFuture<T> durable(Work<T> work) {
        return submit(work, true);
    }

    /** Runs {@code work}; complete once it is committed. A power cut may undo it. */
    public <T> CompletableFuture<T> lazy(Work<T> work) {
        return submit(work, false);
    }

    private <T> CompletableFuture<T> submit(Work<T> work, boolean durable) {
        Job<T> job = new Job<>(work, durable, new CompletableFuture<>());
        if (closing || broken || !jobs.offer(job)) {
            job.done.completeExceptionally(new StorageException("the database takes nothing now"));
        } else if (broken) {
            failWaiting(); // it broke in between, and nobody will look at the queue again
        }
        return job.done;
    }

    /** Whether the database still works. */
    public boolean healthy() {
        return !broken;
    }

    private void work() {
        List<Job<?>> batch = new ArrayList<>();
        try {
            while (!broken) {
                batch.clear();
                batch.add(jobs.take());
                jobs.drainTo(batch, BATCH - 1);
                commit(batch);
                if (batch.contains(last)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("the commit lane stopped", e);
            fail(batch, e);
        }
    }

    private void commit(List<Job<?>> batch) {
        try {
            List<Runnable> completions = new ArrayList<>(batch.size());
            for (Job<?> job : batch) {
                completions.add(run(job));
            }
            for (Participant participant : participants) {
                participant.beforeCommit(tx);
            }
            connection.commit();
            if (batch.stream().anyMatch(Job::durable)) {
                try (Statement sync = connection.createStatement()) {
                    sync.execute("CHECKPOINT SYNC");
                }
            }
            participants.forEach(Participant::committed);
            completions.forEach(Runnable::run);
        } catch (SQLException | StorageException e) {
            LOG.error("the database failed; the relay must be started again", e);
            fail(batch, e);
        }
    }

    /** Runs a job; what tells its outcome once the batch is committed. */
    private Runnable run(Job<?> job) {
        tx.beginJob();
        Runnable completion;
        try {
            completion = job.run(tx);
        } catch (RuntimeException e) {
            tx.undoJob();
            participants.forEach(Participant::undone);
            return () -> job.done.completeExceptionally(e);
        }
        participants.forEach(Participant::done);
        return completion;
    }

    private void fail(List<Job<?>> batch, Throwable cause) {
        broken = true;
        abandon();
        batch.forEach(job -> job.done.completeExceptionally(cause));
        failWaiting();
        onBroken.run();
    }

    /**
     * Leaves the file as it is, as a crash would. An orderly end would write over what is durable, on the strength of what
     * the disk failed to keep.
     */
    private void abandon() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.debug("the database had closed by itself", e);
        }
    }

    private void failWaiting() {
        List<Job<?>> waiting = new ArrayList<>();
        jobs.drainTo(waiting);
        waiting.forEach(
                job -> job.done.completeExceptionally(new StorageException("the database failed")));
    }

    /** Runs what waits, then stops. */
    @Override
    public void close() {
        try {
            if (!closing) {
                closing = true;
                if (!broken) {
                    jobs.put(last); // a lane that breaks meanwhile empties the queue
                }
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
