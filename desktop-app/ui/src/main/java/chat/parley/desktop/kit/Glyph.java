package chat.parley.desktop.kit;

import javafx.scene.layout.StackPane;

/** A large icon in a tinted circle of 56, for places where nothing is yet or something went wrong. */
public final class Glyph extends StackPane {

    /** An icon of a kind. */
    public Glyph(Kind kind, Icon icon) {
        super(new IconView(icon, "icon-26", kind.iconClass()));
        getStyleClass().addAll("glyph", kind.styleClass());
    }
}
