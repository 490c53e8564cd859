/**
 * What whoever runs the relay did to accounts, devices and invites, in the order in which it was done. An entry is written in the
 * same commit as what it tells of, so that neither is ever there without the other.
 *
 * <pre>
 *  audit(no -> entry, hash)      entry: JSON, as it is printed; hash = SHA-256(hash before, entry)
 * </pre>
 *
 * The chain shows that an entry was changed, or taken out of the middle, by somebody who did not make all later hashes
 * anew. Whoever may write the whole file can do that; who has written down a hash elsewhere sees it.
 */
@NullMarked
package chat.parley.relay.audit;

import org.jspecify.annotations.NullMarked;
