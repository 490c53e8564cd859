package chat.parley.desktop.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As high as what it holds where there is room for that, and less high with a scroll bar where there is not. */
public final class Squeezed extends ScrollPane {
    private final Region held;

    /** Holds something. */
    public Squeezed(Region held) {
        super(held);
        this.held = held;
        getStyleClass().add("squeezed");
        setFitToWidth(true);
        setFocusTraversable(false);
        setMinHeight(0);
        held.heightProperty().addListener((_, _, _) -> requestLayout());
    }

    /** Whether there was too little room for all of it when it was last laid out. */
    public boolean scrolls() {
        return held.getHeight() > getViewportBounds().getHeight();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return held.prefHeight(width);
    }
}
