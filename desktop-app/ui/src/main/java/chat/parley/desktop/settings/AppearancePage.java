package chat.parley.desktop.settings;

import atlantafx.base.controls.ProgressSliderSkin;
import chat.parley.desktop.kit.Card;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.SettingRow;
import chat.parley.desktop.kit.ThemeTile;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.theme.Accent;
import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Theme, accent and size, and a conversation that shows them. */
final class AppearancePage extends HBox {
    private final AppearanceViewModel model;
    private final Texts texts = Texts.of(AppearancePage.class);
    private final PreviewColumn preview = new PreviewColumn(texts);
    private Subscription followed = Subscription.EMPTY;

    AppearancePage(AppearanceViewModel model) {
        this.model = model;
        getStyleClass().add("appearance");
        var cards =
                new VBox(
                        new Card(texts.get("theme"), themes()),
                        new Card(texts.get("accent"), accents()),
                        new Card(texts.get("text"), size()));
        cards.getStyleClass().add("column");
        cards.setMinWidth(0);
        HBox.setHgrow(cards, Priority.SOMETIMES);
        getChildren().addAll(cards, preview);
    }

    private Node themes() {
        var group = new ToggleGroup();
        var row = new FlowPane();
        row.getStyleClass().add("themes");
        for (ThemeMode mode : ThemeMode.values()) {
            var tile = new ThemeTile(look(mode), name(mode));
            tile.choice().setId("settings-theme-" + lower(mode));
            tile.choice().setToggleGroup(group);
            follow(model.look().mode().subscribe(now -> tile.choice().setSelected(now == mode)));
            tile.choice().setOnAction(_ -> model.choose(mode));
            row.getChildren().add(tile);
        }
        return row;
    }

    private Node accents() {
        var group = new ToggleGroup();
        var name = new Label();
        name.getStyleClass().add("secondary");
        name.setMinWidth(USE_PREF_SIZE);
        var row = new FlowPane();
        row.getStyleClass().add("accents");
        for (Accent accent : Accent.values()) {
            var swatch = new RadioButton();
            swatch.setId("settings-accent-" + accent.role());
            swatch.getStyleClass().addAll("swatch", accent.role());
            swatch.setAccessibleText(name(accent));
            swatch.setTooltip(new Tooltip(name(accent)));
            swatch.setToggleGroup(group);
            var check = new IconView(Icon.CHECK, "icon-16");
            check.visibleProperty().bind(swatch.selectedProperty());
            swatch.setGraphic(check);
            follow(
                    model.look()
                            .accent()
                            .subscribe(
                                    now -> {
                                        swatch.setSelected(now == accent);
                                        if (now == accent) {
                                            name.setText(name(accent));
                                        }
                                    }));
            swatch.setOnAction(_ -> model.choose(accent));
            row.getChildren().add(swatch);
        }
        row.getChildren().add(name);
        return row;
    }

    private Node size() {
        var slider = new Slider(Theme.MIN_SIZE, Theme.MAX_SIZE, model.look().size().get());
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setId("settings-size");
        slider.setBlockIncrement(AppearanceViewModel.STEP);
        slider.setMajorTickUnit(AppearanceViewModel.STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(texts.get("size"));
        var percent = new Label();
        percent.getStyleClass().addAll("strong", "percent");
        slider.valueProperty()
                .subscribe(
                        now ->
                                percent.setText(
                                        texts.get("size.percent", Math.round(now.doubleValue()))));
        // everything moves when the size changes, so that a dragged slider waits until it is let go
        slider.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!slider.isValueChanging() && !slider.isPressed()) {
                                model.choose(now.intValue());
                            }
                        });
        slider.valueChangingProperty()
                .addListener(
                        (_, _, changing) -> {
                            if (!changing) {
                                model.choose((int) Math.round(slider.getValue()));
                            }
                        });
        slider.pressedProperty()
                .addListener(
                        (_, _, pressed) -> {
                            if (!pressed) {
                                model.choose((int) Math.round(slider.getValue()));
                            }
                        });
        follow(model.look().size().subscribe(now -> slider.setValue(now.doubleValue())));
        var small = new Label("A");
        small.getStyleClass().addAll("caption", "letter");
        var large = new Label("A");
        large.getStyleClass().addAll("screen-title", "letter");
        var scale = new HBox(small, slider, large);
        scale.getStyleClass().add("scale");
        return new SettingRow(texts.get("size"), texts.get("size.explanation"), scale, percent);
    }

    /** The preview stands beside the cards where there is room for both. */
    @Override
    protected void layoutChildren() {
        double both = getInsets().getLeft() + getInsets().getRight() + getSpacing();
        for (Node child : getChildren()) {
            both += child.prefWidth(-1);
        }
        preview.setVisible(getWidth() >= both);
        preview.setManaged(preview.isVisible());
        super.layoutChildren();
    }

    /** Lets go of the theme, which outlives the page. */
    void close() {
        followed.unsubscribe();
    }

    private void follow(Subscription subscription) {
        followed = followed.and(subscription);
    }

    private static ThemeTile.Look look(ThemeMode mode) {
        return switch (mode) {
            case SYSTEM -> ThemeTile.Look.BOTH;
            case LIGHT -> ThemeTile.Look.LIGHT;
            case DARK -> ThemeTile.Look.DARK;
        };
    }

    private String name(ThemeMode mode) {
        return switch (mode) {
            case SYSTEM -> texts.get("theme.system");
            case LIGHT -> texts.get("theme.light");
            case DARK -> texts.get("theme.dark");
        };
    }

    private String name(Accent accent) {
        return switch (accent) {
            case BLUE -> texts.get("accent.blue");
            case VIOLET -> texts.get("accent.violet");
            case PINK -> texts.get("accent.pink");
            case RED -> texts.get("accent.red");
            case ORANGE -> texts.get("accent.orange");
            case OCHRE -> texts.get("accent.ochre");
            case GREEN -> texts.get("accent.green");
            case TEAL -> texts.get("accent.teal");
        };
    }

    private static String lower(ThemeMode mode) {
        return mode.name().toLowerCase(java.util.Locale.ROOT);
    }
}
