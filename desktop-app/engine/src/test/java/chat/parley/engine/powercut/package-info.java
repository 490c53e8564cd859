/**
 * Simulated power cuts: a file system that remembers every write and every force, and the images of what a disk may hold
 * after a cut. Any test of any room runs a home on {@link chat.parley.engine.powercut.PowerCut#home} and says what was
 * acknowledged when; each image is then opened from a plain folder.
 *
 * <pre>
 *  code under test --Path--> RecordedFileSystem --+
 *  H2 --FilePath "powercut:"--> RecordedH2Files --+--> RecordedDisk: steps in their order --> Images
 *
 *  an image = what was forced, and of the rest a random part:
 *    in order     each file keeps a prefix of its writes, the last one cut anywhere
 *    reordered    each 4 KiB block of each write is there or not, by itself
 *    names        each folder keeps a prefix of its creations, renames and deletions
 * </pre>
 */
@NullMarked
package chat.parley.engine.powercut;

import org.jspecify.annotations.NullMarked;
