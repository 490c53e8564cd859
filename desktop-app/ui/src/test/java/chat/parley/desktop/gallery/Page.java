package chat.parley.desktop.gallery;

import javafx.scene.Node;

/** One page of the gallery: a subject, shown in all its states. */
interface Page {

    /** What it shows; also the picture's file name. */
    String name();

    /** Built anew for every look. */
    Node build();
}
