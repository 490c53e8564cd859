package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.Motion;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.os.SaveDialog;
import chat.parley.desktop.settings.SettingsViewModel.Section;
import chat.parley.desktop.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Sections at the start, their cards beside them. */
public final class SettingsView extends Region {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Widths of the design. */
    private static final double SECTIONS = 272;

    private static final double LEAST_PAGE = 424;

    private final SettingsViewModel model;
    private final SaveDialog files;
    private final Texts texts = Texts.of(SettingsView.class);
    private final Map<Section, ToggleButton> sections = new EnumMap<>(Section.class);
    private final Label title = new Label();
    private final Label atOnce = new Label(texts.get("at-once"));
    private final OutlinedButton reset = new OutlinedButton(Icon.UNDO, texts.get("reset"), "small");
    private final IconButton back = new IconButton(Icon.ARROW_LEFT, texts.get("back"));
    private final StackPane page = new StackPane();
    private final ScrollPane list;
    private final VBox right;
    private boolean narrow;

    /** Whether a section stands on the screen where there is room for it or the list only. */
    private boolean reading;

    private final AppearancePage appearance;
    private final Map<Section, Node> pages = new EnumMap<>(Section.class);

    /** A view of the settings. */
    public SettingsView(SettingsViewModel model, SaveDialog files) {
        this.model = model;
        this.files = files;
        appearance = new AppearancePage(model.appearance());
        setId("settings");
        getStyleClass().add("settings");
        title.getStyleClass().add("screen-title");
        atOnce.getStyleClass().add("caption");
        reset.setId("settings-reset");
        reset.setOnAction(_ -> model.appearance().reset());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        back.setId("settings-back");
        back.setOnAction(_ -> leave());
        var header = new HBox(back, title, gap, atOnce, reset);
        header.getStyleClass().add("page-header");
        VBox.setVgrow(page, Priority.ALWAYS);
        right = new VBox(header, problem(), page);
        right.getStyleClass().add("page");
        list = new ScrollPane(sections());
        list.setFitToWidth(true);
        list.setFitToHeight(true);
        list.setFocusTraversable(false);
        list.getStyleClass().add("sections-scroll");
        getChildren().addAll(list, right);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.sectionProperty().subscribe(_ -> show());
        model.licenceProperty().subscribe(_ -> show());
    }

    /** Puts the keyboard where a person begins. */
    public void focus() {
        if (narrow && reading) {
            back.requestFocus();
            return;
        }
        ToggleButton now = sections.get(model.sectionProperty().get());
        if (now != null) {
            now.requestFocus();
        }
    }

    /** In a small window the list and a section take turns, as the list of chats and a conversation do. */
    @Override
    protected void layoutChildren() {
        double unit = list.prefWidth(-1) / SECTIONS;
        boolean small = unit > 0 && getWidth() < (SECTIONS + LEAST_PAGE) * unit;
        if (small != narrow) {
            narrow = small;
            // who is in a section stays there when the window, or what it shows, grows too large
            // for both
            reading |= right.isFocusWithin();
            pseudoClassStateChanged(NARROW, small);
        }
        takeTurns();
        double beside = narrow ? 0 : snapSizeX(SECTIONS * unit);
        double listWidth = narrow ? getWidth() : beside;
        list.resizeRelocate(0, 0, listWidth, getHeight());
        right.resizeRelocate(beside, 0, getWidth() - beside, getHeight());
    }

    private void takeTurns() {
        list.setVisible(!narrow || !reading);
        right.setVisible(!narrow || reading);
        showHeader();
    }

    private void read() {
        reading = true;
        takeTurns();
        if (narrow) {
            back.requestFocus();
        }
    }

    private void leave() {
        reading = false;
        takeTurns();
        focus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && narrow && reading) {
            leave();
            event.consume();
        }
    }

    /** Lets go of what outlives the settings. */
    public void close() {
        appearance.close();
    }

    private Node sections() {
        var heading = new Label(texts.get("title"));
        heading.getStyleClass().add("screen-title");
        var group = new ToggleGroup();
        var list = new VBox(heading);
        list.getStyleClass().add("sections");
        for (Section section : Section.values()) {
            var button = new ToggleButton(name(section), new IconView(icon(section), "icon-18"));
            button.setId("settings-" + section.name().toLowerCase(java.util.Locale.ROOT));
            button.getStyleClass().add("section-row");
            button.setContentDisplay(ContentDisplay.LEFT);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setUserData(section);
            button.setOnAction(_ -> read());
            sections.put(section, button);
            list.getChildren().add(button);
        }
        group.selectedToggleProperty()
                .addListener(
                        (_, before, now) -> {
                            if (now == null) {
                                // one section is always open
                                group.selectToggle(before);
                            } else {
                                model.sectionProperty().set((Section) now.getUserData());
                            }
                        });
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var version = new Label(texts.get("about.parley", model.build().version()));
        version.getStyleClass().addAll("caption", "version");
        list.getChildren().addAll(gap, version);
        return list;
    }

    private Node problem() {
        var banner = new Banner(Kind.WARNING, Icon.ALERT);
        banner.setId("settings-problem");
        model.problemProperty().subscribe(text -> banner.say(text, ""));
        banner.visibleProperty().bind(Bindings.isNotEmpty(model.problemProperty()));
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private void show() {
        Section section = model.sectionProperty().get();
        ToggleButton button = sections.get(section);
        if (button != null) {
            button.setSelected(true);
        }
        Optional<Library> licence = model.licenceProperty().get();
        title.setText(licence.map(Library::licence).orElseGet(() -> name(section)));
        showHeader();
        Node next =
                licence.<Node>map(of -> new LicencePage(model, of))
                        .orElseGet(
                                () -> pages.computeIfAbsent(section, of -> scrolling(content(of))));
        page.getChildren().setAll(next);
        if (getScene() != null) {
            Motion.appear(next);
        }
    }

    private void showHeader() {
        // a licence has a way back of its own
        boolean leads = narrow && model.licenceProperty().get().isEmpty();
        back.setVisible(leads);
        back.setManaged(leads);
        Section section = model.sectionProperty().get();
        boolean appearance = section == Section.APPEARANCE;
        reset.setVisible(appearance);
        reset.setManaged(appearance);
        boolean sets = (appearance || section == Section.PRIVACY) && !narrow;
        atOnce.setVisible(sets);
        atOnce.setManaged(sets);
    }

    private Region content(Section section) {
        return switch (section) {
            case APPEARANCE -> appearance;
            case ACCOUNT -> new AccountPage(model.account(), files);
            case PRIVACY -> new PrivacyPage(model.privacy());
            case DEVICES -> new DevicesPage(model.devices());
            case ABOUT -> new AboutPage(model);
        };
    }

    private static Node scrolling(Region content) {
        content.getStyleClass().add("cards");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        return scroll;
    }

    private String name(Section section) {
        return switch (section) {
            case APPEARANCE -> texts.get("appearance");
            case ACCOUNT -> texts.get("account");
            case PRIVACY -> texts.get("privacy");
            case DEVICES -> texts.get("devices");
            case ABOUT -> texts.get("about");
        };
    }

    private static Icon icon(Section section) {
        return switch (section) {
            case APPEARANCE -> Icon.PALETTE;
            case ACCOUNT -> Icon.PERSON;
            case PRIVACY -> Icon.SHIELD;
            case DEVICES -> Icon.DEVICE_LAPTOP;
            case ABOUT -> Icon.HELP;
        };
    }
}
