package chat.parley.desktop.search;

import chat.parley.desktop.kit.Icon;

/**
 * Something that the window can do or a place that it can show, offered by its name.
 *
 * @param detail where it belongs
 * @param words further words that find it
 * @param keys how it is done without the switcher, or nothing
 */
public record Command(
        Icon icon, String title, String detail, String words, String keys, Runnable run) {}
