/**
 * The relay: it authenticates devices, stores ciphertext and forwards it. It never reads, searches or converts content.
 *
 * <p>It may use the shared model. One room per thing it keeps; rooms never touch each other's stores.
 */
@NullMarked
package chat.parley.relay;

import org.jspecify.annotations.NullMarked;
