package chat.parley.desktop.people;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.DeviceRow;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.WaitLine;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.Person;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panel that says who somebody is. */
public final class PersonView extends VBox {
    private final PersonViewModel model;
    private final BooleanProperty covers = new SimpleBooleanProperty();
    private final Texts texts = Texts.of(PersonView.class);
    private final StackPane warning = new StackPane();
    private final Avatar avatar = new Avatar(Avatar.Size.CARD);
    private final EmojiText name = EmojiText.paragraph("", "screen-title", "centred");
    private final Label handle = new Label();
    private final Label presence = new Label();
    private final HBox trust = new HBox();
    private final IconView trustIcon = new IconView(Icon.SHIELD, "icon-14");
    private final Label trustWord = new Label();
    private final Label unlisted = new Label();
    private final Button message;
    private final HBox tiles;
    private final Label count = new Label();
    private final Label signed = new Label();
    private final WaitLine wait;
    private final VBox devices = new VBox();

    /** A view of somebody's page. */
    public PersonView(PersonViewModel model) {
        this.model = model;
        setId("person");
        getStyleClass().add("person-page");
        var title = new Label(texts.get("person"));
        title.getStyleClass().add("title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new IconButton(Icon.CLOSE, texts.get("close"));
        close.setId("person-close");
        close.setOnAction(_ -> model.dismiss());
        var back = new IconButton(Icon.ARROW_LEFT, texts.get("back"));
        back.setId("person-back");
        back.setOnAction(_ -> model.dismiss());
        covers.subscribe(
                is -> {
                    back.setVisible(is);
                    back.setManaged(is);
                    close.setVisible(!is);
                    close.setManaged(!is);
                });
        var header = new HBox(back, title, gap, close);
        header.getStyleClass().add("panel-header");
        handle.getStyleClass().add("secondary");
        presence.getStyleClass().add("secondary");
        trust.getStyleClass().add("trust");
        trust.getChildren().setAll(trustIcon, trustWord);
        unlisted.setText(texts.get("unlisted"));
        unlisted.getStyleClass().addAll("caption", "warning-text");
        var trustLine = new HBox(trust);
        trustLine.getStyleClass().add("trust-line");
        var who = new VBox(avatar, name, handle, presence, trustLine, unlisted);
        who.getStyleClass().add("who");
        message = tile("person-message", Icon.CHAT, texts.get("message"), model::message);
        tiles =
                new HBox(
                        message,
                        tile(
                                "person-verify",
                                Icon.SHIELD_CHECK,
                                texts.get("number"),
                                model::verify));
        tiles.getStyleClass().add("tiles");
        var top = new VBox(who, tiles);
        top.getStyleClass().add("part");
        var about = new Label(texts.get("devices"));
        about.getStyleClass().add("title");
        count.getStyleClass().add("count");
        signed.setText(texts.get("devices.signed"));
        signed.getStyleClass().add("caption");
        var gapBetween = new Region();
        HBox.setHgrow(gapBetween, Priority.ALWAYS);
        var head = new HBox(about, count, gapBetween, signed);
        head.getStyleClass().add("devices-head");
        wait = new WaitLine(texts.get("devices.loading"));
        devices.getStyleClass().add("devices");
        var bottom = new VBox(head, wait, devices);
        bottom.getStyleClass().add("part");
        var scroll = new ScrollPane(new VBox(warning, top, bottom));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("panel-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        model.personProperty().subscribe(this::show);
        model.devicesProperty().subscribe(this::show);
    }

    /** Whether it stands in the place of the conversation: then there is a way back to that. */
    public BooleanProperty coversProperty() {
        return covers;
    }

    /** Puts the keyboard where a person begins. */
    public void focus() {
        Node compare = warning.lookup("#person-compare");
        if (compare != null) {
            compare.requestFocus();
        } else {
            message.requestFocus();
        }
    }

    private void show(Person person) {
        avatar.show(person.name(), person.account().value().toArray());
        avatar.setPresent(person.presence().online());
        name.setText(person.name());
        handle.setText(texts.get("handle", person.handle().value()));
        showWord(presence, model.presence(person));
        unlisted.setVisible(!person.listed());
        unlisted.setManaged(!person.listed());
        trustWord.setText(word(person.trust()));
        trust.getStyleClass().setAll("trust", styleClass(person.trust()));
        trustIcon.setIcon(
                switch (person.trust()) {
                    case VERIFIED -> Icon.SHIELD_CHECK;
                    case NOT_VERIFIED -> Icon.SHIELD;
                    case RED -> Icon.SHIELD_ALERT;
                });
        warning.getChildren().clear();
        // nothing can be sent, and the warning leads to the comparison
        boolean red = person.trust() == Person.Trust.RED;
        tiles.setVisible(!red);
        tiles.setManaged(!red);
        if (red) {
            warning.getChildren().setAll(warning(person));
        }
    }

    private Node warning(Person person) {
        var banner =
                new Banner(
                        Kind.DANGER,
                        Icon.SHIELD_ALERT,
                        texts.get("red.title", person.name()),
                        texts.get("red.text", person.handle().value())
                                + "\n"
                                + texts.get("red.safe"));
        banner.setId("person-red");
        var compare = new PrimaryButton(texts.get("red.compare"), "small");
        compare.setId("person-compare");
        compare.setOnAction(_ -> model.verify());
        banner.setActions(compare);
        return banner;
    }

    private void show(DevicesState state) {
        wait.setWaiting(state instanceof DevicesState.Loading);
        // nothing is claimed of a list that did not come or does not verify
        count.setText("");
        signed.setVisible(
                state instanceof DevicesState.Known(List<DeviceInfo> some) && !some.isEmpty());
        switch (state) {
            case DevicesState.Loading _ -> devices.getChildren().clear();
            case DevicesState.Known(List<DeviceInfo> known) -> {
                count.setText(
                        texts.get(
                                "devices.active",
                                known.stream().filter(DeviceInfo::active).count()));
                devices.getChildren().setAll(known.stream().map(this::row).toList());
                devices.getChildren()
                        .add(
                                caption(
                                        known.isEmpty()
                                                ? texts.get("devices.none")
                                                : texts.get("devices.rule")));
            }
            case DevicesState.Unknown(boolean refused) -> {
                var again = new TextButton(texts.get("devices.again"), "flush");
                again.setId("person-devices-again");
                again.setOnAction(_ -> model.load());
                devices.getChildren()
                        .setAll(
                                caption(
                                        refused
                                                ? texts.get("devices.refused")
                                                : texts.get("devices.unknown")),
                                again);
            }
        }
    }

    private Node row(DeviceInfo device) {
        return new DeviceRow(device, model.since(device));
    }

    private String word(Person.Trust of) {
        return switch (of) {
            case VERIFIED -> texts.get("trust.verified");
            case NOT_VERIFIED -> texts.get("trust.not-verified");
            case RED -> texts.get("trust.red");
        };
    }

    private static String styleClass(Person.Trust of) {
        return switch (of) {
            case VERIFIED -> "verified";
            case NOT_VERIFIED -> "not-verified";
            case RED -> "red";
        };
    }

    private static void showWord(Label label, String word) {
        label.setText(word);
        label.setVisible(!word.isEmpty());
        label.setManaged(!word.isEmpty());
    }

    private static Node caption(String text) {
        return EmojiText.paragraph(text, "caption");
    }

    private static Button tile(String id, Icon icon, String text, Runnable action) {
        var tile = new Button(text, new IconView(icon));
        tile.setId(id);
        tile.getStyleClass().add("tile");
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setOnAction(_ -> action.run());
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }
}
