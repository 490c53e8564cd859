package chat.parley.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** A safety number to read aloud: twelve groups of five digits, four in a row. */
public final class SafetyDigits extends GridPane {
    private static final int COLUMNS = 4;
    private static final int GROUP = 5;

    /**
     * A number.
     *
     * @param digits 60 digits
     */
    public SafetyDigits(String digits) {
        getStyleClass().add("safety-digits");
        setAccessibleRole(AccessibleRole.TEXT);
        // read in the same order on both screens, whatever their languages
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        List<String> groups = groups(digits);
        setAccessibleText(String.join(", ", groups));
        for (int column = 0; column < COLUMNS; column++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / COLUMNS);
            constraints.setHalignment(HPos.CENTER);
            getColumnConstraints().add(constraints);
        }
        for (int i = 0; i < groups.size(); i++) {
            add(new Label(groups.get(i)), i % COLUMNS, i / COLUMNS);
        }
    }

    /** The number in its groups, as one line to copy. */
    public static String line(String digits) {
        return String.join(" ", groups(digits));
    }

    private static List<String> groups(String digits) {
        var groups = new ArrayList<String>();
        for (int at = 0; at < digits.length(); at += GROUP) {
            groups.add(digits.substring(at, Math.min(digits.length(), at + GROUP)));
        }
        return groups;
    }
}
