package chat.parley.desktop.gallery;

import javafx.scene.Node;

/** One page of the gallery: a subject, shown in all its states. */
interface Page {

    /** What it shows; also the picture's file name. */
    String name();

    /** Built anew for every look. */
    Node build();

    /** How wide its picture is. */
    default double width() {
        return 1240;
    }

    /** How high its picture is. */
    default double height() {
        return 800;
    }

    /** Whether there is a picture in a look: "light", "dark", "large", "rtl"; "double" where a window's size matters. */
    default boolean in(String look) {
        return !look.equals(GalleryApp.DOUBLE);
    }

    /** What a person does with it before the picture is taken. */
    default void use() {}
}
