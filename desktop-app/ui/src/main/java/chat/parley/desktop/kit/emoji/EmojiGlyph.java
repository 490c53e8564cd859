package chat.parley.desktop.kit.emoji;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Screen;

/** One emoji as a node, as large as the text around it; it stands on the line a little below the baseline. */
public final class EmojiGlyph extends Region {
    // How much of the box stands above the baseline.
    private static final double ASCENT = 0.79;

    private final Emoji.Glyph glyph;
    private final ImageView view = new ImageView();
    private int pixels;

    /** Shows an emoji. */
    public EmojiGlyph(Emoji.Glyph glyph, String... styleClasses) {
        this.glyph = glyph;
        getStyleClass().add("emoji-glyph");
        getStyleClass().addAll(styleClasses);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(glyph.name());
        view.setManaged(false);
        view.setMouseTransparent(true);
        getChildren().add(view);
    }

    /** The emoji it shows. */
    public Emoji.Glyph glyph() {
        return glyph;
    }

    @Override
    public double getBaselineOffset() {
        return getHeight() > 0 ? getHeight() * ASCENT : prefHeight(-1) * ASCENT;
    }

    @Override
    protected void layoutChildren() {
        double side = getWidth();
        int wanted = (int) Math.ceil(side * sharpness());
        if (wanted != pixels && wanted > 0) {
            pixels = wanted;
            view.setImage(EmojiPictures.all().picture(glyph.picture(), wanted));
        }
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.relocate(0, snapPositionY((getHeight() - side) / 2));
    }

    private static double sharpness() {
        return Screen.getScreens().stream().mapToDouble(Screen::getOutputScaleX).max().orElse(1);
    }
}
