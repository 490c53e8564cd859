package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * Whether somebody is there and how sure we are that it is them, in one line. Where it is too short it says less: first not when
 * they were there, then not whether they are verified, which the sign shows too, and in the end nothing but the sign. What it
 * leaves out stands in its tooltip.
 */
final class StatusLine extends HBox {
    private final Label presence = label("caption");
    private final Label afterPresence = label("caption");
    private final IconView sign = new IconView(Icon.LOCK, "icon-14");
    private final Label trust = label("caption");
    private final Label afterTrust = label("caption");
    private final Label verified = label("caption");
    private final Tooltip whole = new Tooltip();
    private boolean typing;
    private boolean alarm;

    StatusLine() {
        getStyleClass().add("status");
        presence.setId("conversation-presence");
        sign.setId("conversation-sign");
        trust.setId("conversation-trust");
        verified.setId("conversation-verified");
        afterPresence.setText("·");
        afterTrust.setText("·");
        setMinWidth(0);
        getChildren().addAll(presence, afterPresence, sign, trust, afterTrust, verified);
        Tooltip.install(this, whole);
    }

    /** Whether they are there, or nothing. */
    void showPresence(String words) {
        typing = false;
        presence.setText(words);
        changed();
    }

    /** That they are typing: this goes last. */
    void showTyping(String words) {
        typing = true;
        presence.setText(words);
        changed();
    }

    /** That it is surely them, as far as we know. */
    void showTrust(Icon icon, String words, String more) {
        trust(icon, "success", words);
        verified.setText(more);
        alarm = false;
        changed();
    }

    /** That it may be somebody else: these words stay, whatever the room. */
    void showAlarm(Icon icon, String words) {
        trust(icon, "danger", words);
        verified.setText("");
        alarm = true;
        changed();
    }

    private void trust(Icon icon, String colour, String words) {
        sign.setIcon(icon);
        sign.getStyleClass().setAll("icon", "icon-14", colour);
        trust.setText(words);
        trust.getStyleClass().setAll("label", "caption", colour + "-text");
    }

    private void changed() {
        whole.setText(
                Stream.of(presence, trust, verified)
                        .map(Label::getText)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" · ")));
        requestLayout();
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    // ---- What it shows in how much room ----

    /** From everything to the least. */
    private List<List<Node>> choices() {
        List<Node> there =
                presence.getText().isEmpty() ? List.of() : List.of(presence, afterPresence);
        List<Node> sure = List.of(sign, trust);
        List<Node> more = verified.getText().isEmpty() ? List.of() : List.of(afterTrust, verified);
        List<Node> least = alarm ? sure : List.of(sign);
        return typing
                ? List.of(
                        joined(List.of(there, sure, more)),
                        joined(List.of(there, sure)),
                        joined(List.of(there, least)),
                        least)
                : List.of(
                        joined(List.of(there, sure, more)),
                        joined(List.of(sure, more)),
                        sure,
                        least);
    }

    private static List<Node> joined(List<List<Node>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private double width(List<Node> nodes) {
        return nodes.stream().mapToDouble(node -> snapSizeX(node.prefWidth(-1))).sum()
                + (nodes.size() - 1) * snapSpaceX(getSpacing());
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(choices().getFirst());
    }

    @Override
    protected void layoutChildren() {
        List<List<Node>> choices = choices();
        List<Node> shown =
                choices.stream()
                        .filter(nodes -> width(nodes) <= getWidth())
                        .findFirst()
                        .orElseGet(choices::getLast);
        double x = 0;
        for (Node node : getChildren()) {
            node.setVisible(shown.contains(node));
            if (node.isVisible()) {
                double width = Math.min(snapSizeX(node.prefWidth(-1)), getWidth() - x);
                layoutInArea(node, x, 0, width, getHeight(), -1, HPos.LEFT, VPos.CENTER);
                x += width + snapSpaceX(getSpacing());
            }
        }
    }
}
