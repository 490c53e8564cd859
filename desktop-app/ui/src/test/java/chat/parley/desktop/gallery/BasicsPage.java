package chat.parley.desktop.gallery;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Badge;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconToggle;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import java.util.Arrays;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;

/** Avatars, icons, buttons, type, fields. */
final class BasicsPage implements Page {

    @Override
    public String name() {
        return "basics";
    }

    @Override
    public Node build() {
        return Show.page(
                Show.column(
                        370,
                        Show.titled("Avatars", avatars(), sizes()),
                        Show.titled("Badges", badges()),
                        Show.titled(
                                "Type",
                                label("Screen title 18", "screen-title"),
                                label("Title 15 semibold", "title"),
                                label("Text 14, what people write"),
                                label("Secondary 13, what explains it", "secondary"),
                                label("Caption 12", "caption"),
                                label("Meta 11, 10:42", "meta"),
                                label("11:11 and", "figures"),
                                label("10:48 of one width", "figures"),
                                label("Section", "section"),
                                label("3F7A 91C2 8D04 E6B1", "mono"))),
                Show.column(
                        370,
                        Show.titled("Primary", primary()),
                        Show.titled("Outlined", outlined()),
                        Show.titled("Text", text()),
                        Show.titled("Icon buttons", iconButtons()),
                        Show.titled("Fields", fields()),
                        Show.titled("Choices", choices())),
                Show.column(
                        370,
                        Show.titled(
                                "Icons",
                                Show.wrap(
                                        Arrays.stream(Icon.values())
                                                .map(IconView::new)
                                                .toArray(Node[]::new)))));
    }

    private Node avatars() {
        var names =
                Stream.of(
                        "Anna Keller",
                        "Harbour team",
                        "Luis Martín",
                        "Quality audit",
                        "Sofia Okafor",
                        "Bo Winther",
                        "مريم يوسف",
                        "Night watch",
                        "Ada");
        var row = Show.wrap();
        names.forEach(
                name -> {
                    var avatar = new Avatar(Avatar.Size.LIST, name, Show.id(name));
                    avatar.setPresent(name.length() % 2 == 1);
                    row.getChildren().add(avatar);
                });
        return row;
    }

    private Node sizes() {
        var row = Show.row();
        for (Avatar.Size size : Avatar.Size.values()) {
            row.getChildren().add(new Avatar(size, "Luis Martín", Show.id("Luis Martín")));
        }
        var card = new Avatar(Avatar.Size.CARD, "Anna Keller", Show.id("Anna"));
        card.setPresent(true);
        row.getChildren().add(card);
        return row;
    }

    private Node badges() {
        var one = new Badge();
        one.setCount(1);
        var two = new Badge();
        two.setCount(12);
        var many = new Badge();
        many.setCount(1200);
        var urgent = new Badge("urgent");
        urgent.setCount(15);
        return Show.row(one, two, many, urgent);
    }

    private static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private Node primary() {
        var off = new PrimaryButton("Finish");
        off.setDisable(true);
        return Show.wrap(
                new PrimaryButton("Continue"),
                new PrimaryButton(Icon.SEARCH, "Find a colleague"),
                new PrimaryButton("Leave", "destructive"),
                off);
    }

    private Node outlined() {
        var off = new OutlinedButton("Scan");
        off.setDisable(true);
        return Show.wrap(
                new OutlinedButton("Check again"),
                new OutlinedButton(Icon.QR_CODE, "Scan"),
                new OutlinedButton("Small", "small"),
                off);
    }

    private Node text() {
        var off = new TextButton("Cannot");
        off.setDisable(true);
        return Show.wrap(
                new TextButton("Back"),
                new TextButton(Icon.COPY, "Copy"),
                new TextButton("They differ", "destructive"),
                off);
    }

    private Node iconButtons() {
        var on = new IconToggle(Icon.CHAT, "Chats");
        on.setSelected(true);
        var off = new IconButton(Icon.ATTACH, "Attach");
        off.setDisable(true);
        return Show.wrap(
                new IconButton(Icon.SEARCH, "Search"),
                new IconButton(Icon.PHONE, "Call"),
                new IconButton(Icon.VIDEO, "Video call"),
                new IconButton(Icon.MORE, "More"),
                new IconButton(Icon.SEND, "Send", "filled"),
                on,
                off);
    }

    private Node fields() {
        var empty = new TextField();
        empty.setPromptText("Your name");
        return Show.column(320, empty, new TextField("Amara Obi"));
    }

    private Node choices() {
        var box = new CheckBox("Bo and Sofia");
        box.setSelected(true);
        var radio = new RadioButton("Light");
        radio.setSelected(true);
        var toggle = new atlantafx.base.controls.ToggleSwitch();
        toggle.setSelected(true);
        return Show.column(
                320,
                Show.row(box, new CheckBox("Luis")),
                Show.row(radio, new RadioButton("Dark")),
                Show.row(toggle, new atlantafx.base.controls.ToggleSwitch()),
                new ProgressBar(0.6));
    }
}
