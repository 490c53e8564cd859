package chat.parley.desktop.onboarding;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The recovery kit's page as a node, a pixel to the point, black on nothing: for the printer and for the picture of it. */
final class KitSheet extends Group {

    KitSheet(KitPage page) {
        var edge = new Rectangle(KitPage.WIDTH, KitPage.HEIGHT);
        edge.setVisible(false);
        getChildren().add(edge);
        for (KitPage.Line line : page.lines()) {
            var text = new Text(line.x(), line.y(), line.text());
            text.setFont(font(line));
            getChildren().add(text);
        }
        for (KitPage.Square square : page.squares()) {
            getChildren().add(new Rectangle(square.x(), square.y(), square.side(), square.side()));
        }
    }

    private static Font font(KitPage.Line line) {
        return switch (line.face()) {
            case REGULAR -> Font.font("Inter", line.size());
            case BOLD -> Font.font("Inter Semi Bold", line.size());
            case MONO -> Font.font("JetBrains Mono", line.size());
        };
    }
}
