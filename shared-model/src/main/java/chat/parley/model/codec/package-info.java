/**
 * How records become bytes and come back: strict CBOR for frames and content, strict JSON for HTTP.
 *
 * <p>Everything that arrives from outside passes through here first, so bounds and refusals live
 * here: nesting 16, strings and bytes 96 KiB, documents 256 KiB, no duplicate keys, no trailing
 * tokens, no coercion between types, well-formed UTF-8 only. Uses nothing but Jackson.
 */
@NullMarked
package chat.parley.model.codec;

import org.jspecify.annotations.NullMarked;
