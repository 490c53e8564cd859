package chat.parley.desktop.onboarding;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** The recovery kit's page in miniature: what it looks like, too small to read. */
final class KitPicture extends Region {
    private final KitSheet sheet;
    private final Scale scale = new Scale();

    KitPicture(KitPage page) {
        getStyleClass().add("kit-picture");
        sheet = new KitSheet(page);
        sheet.setManaged(false);
        sheet.getTransforms().add(scale);
        getChildren().add(sheet);
    }

    @Override
    protected void layoutChildren() {
        scale.setX(getWidth() / KitPage.WIDTH);
        scale.setY(getWidth() / KitPage.WIDTH);
    }
}
