package chat.parley.desktop.kit;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A person's round sign: initials on the colour of the account, and a dot while the person is here. */
public final class Avatar extends Region {
    private static final double ON_EDGE = 0.87;

    /** The sizes that the design knows. */
    public enum Size {
        /** In groups, at the last bubble of an author. */
        SMALL("avatar-32"),
        /** In headers. */
        HEADER("avatar-40"),
        /** In the list of chats. */
        LIST("avatar-44"),
        /** On cards. */
        CARD("avatar-96");

        private final String styleClass;

        Size(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    private final Label initials = new Label();
    private final Region dot = new Region();
    private String colour = "";

    /** An avatar of nobody yet. */
    public Avatar(Size size) {
        getStyleClass().addAll("avatar", size.styleClass);
        initials.getStyleClass().add("initials");
        dot.getStyleClass().add("presence");
        dot.setVisible(false);
        getChildren().addAll(initials, dot);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
    }

    /** An avatar of an account. */
    public Avatar(Size size, String name, byte[] id) {
        this(size);
        show(name, id);
    }

    /** Shows another account. */
    public void show(String name, byte[] id) {
        initials.setText(Identity.initials(name));
        setAccessibleText(name);
        String next = Identity.styleClass(id);
        if (!next.equals(colour)) {
            getStyleClass().remove(colour);
            getStyleClass().add(next);
            colour = next;
        }
    }

    /** Shows or hides the dot that says the person is here now. */
    public void setPresent(boolean present) {
        dot.setVisible(present);
    }

    @Override
    protected void layoutChildren() {
        layoutInArea(initials, 0, 0, getWidth(), getHeight(), 0, HPos.CENTER, VPos.CENTER);
        double size = dot.prefWidth(-1);
        // on the circle's edge, half way between below and beside
        double corner = getWidth() * ON_EDGE - size / 2;
        layoutInArea(dot, corner, corner, size, size, 0, HPos.CENTER, VPos.CENTER);
    }
}
