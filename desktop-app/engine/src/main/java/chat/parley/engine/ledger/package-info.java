/**
 * How something is written down: first in the journal, synced, then in the database with the
 * journal's position, in one transaction; and how what a crash left between the two is made good.
 * Floor 2; uses journal and store.
 *
 * <pre>
 *  write:  rows in an open transaction -> journal appended, synced -> position into the transaction -> commit, sync
 *  open:   journal behind the position -> every room's {@link chat.parley.engine.ledger.Reader} -> position
 *
 *  ledger_position   one row: segment, place (what of the journal the database knows), rebuilt (whether it,
 *                     or the end of the journal, was lost once)
 * </pre>
 */
@NullMarked
package chat.parley.engine.ledger;

import org.jspecify.annotations.NullMarked;
