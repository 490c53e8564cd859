/**
 * Plumbing below every room: the data folder and its lock, the database, and the one lane that writes to it.
 *
 * <pre>
 *  room -> XStore --SQL--> Transaction
 *                            |  reads: a few connections, on the caller's thread
 *                            |  writes: CommitLane, one thread
 *                            v
 *  jobs: [a][b][c] -> run in one transaction -> commit -> CHECKPOINT SYNC -> a, b, c complete
 * </pre>
 *
 * The lane is what makes "accepted" mean "on the disk" without paying an fsync per message, and what makes every change
 * of the relay atomic and in one order: two jobs never run at the same time. Uses nothing but H2.
 */
@NullMarked
package chat.parley.relay.storage;

import org.jspecify.annotations.NullMarked;
