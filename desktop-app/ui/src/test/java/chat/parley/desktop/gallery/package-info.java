/** Every control in every state, to click through and to take pictures of. */
@org.jspecify.annotations.NullMarked
package chat.parley.desktop.gallery;
