/**
 * The encrypted database (H2) and the lane that writes to it. Floor 1; uses {@code keys} for the disk and {@code
 * trouble}. What lives in here can be rebuilt from the journal or replaced, because a power cut can break it.
 *
 * <pre>
 *  home/database/parley.mv.db        H2, CIPHER=AES under a random password of 256 bits
 *  home/database/unclean             there while it is open: found at opening = the last one ended in a crash
 *  home/database/damaged-DATE.mv.db  set aside because it did not open; never deleted
 *
 *  table migration                   room varchar, version integer: what each room's schema has reached
 *  table migration_shape             shape varchar: every column and index there was, so that a lost table is noticed
 * </pre>
 *
 * <p>H2 is driven as measured: WRITE_DELAY=0, CHECKPOINT SYNC behind every commit and every change of the schema, the
 * default retention. A part of a block at the file's end, of a write that a full disk or a crash broke off, is cut off
 * before H2 opens it; once a commit or a force has failed, H2 is ended as by a crash. Rooms above bring their own tables as {@link chat.parley.engine.store.Migration}s, under names that
 * begin with the room's name.
 */
@NullMarked
package chat.parley.engine.store;

import org.jspecify.annotations.NullMarked;
