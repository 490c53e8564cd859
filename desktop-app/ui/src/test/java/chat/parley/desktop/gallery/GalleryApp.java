package chat.parley.desktop.gallery;

import chat.parley.desktop.MainWindow;
import chat.parley.desktop.theme.Accent;
import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The gallery's window. */
public final class GalleryApp extends Application {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 800;
    private static final double SCREEN = 1000;
    private static final int FRAMES = 12;

    private List<Page> pages = List.of();

    @Override
    public void start(Stage stage) {
        Locale.setDefault(Locale.UK);
        var theme = new Theme(MainWindow.rooms());
        pages =
                Stream.concat(
                                Stream.of(
                                        new BasicsPage(),
                                        new StatesPage(),
                                        new TextPage(),
                                        new MessagesPage(),
                                        new SettingsPage(),
                                        new ComposerPage()),
                                Stream.concat(
                                                WindowPage.all().stream(),
                                                RoomPages.all(theme).stream())
                                        .flatMap(SmallWindow::with))
                        .toList();
        List<String> arguments = getParameters().getRaw();
        if (arguments.isEmpty()) {
            show(stage, theme);
        } else {
            takePictures(stage, theme, Path.of(arguments.getFirst()));
            Platform.exit();
        }
    }

    /** A way to look at a page. */
    private record Look(String name, ThemeMode mode, int size, NodeOrientation orientation) {
        /** At 200 % the window stays as it is: that is where things no longer fit. */
        double window(double design) {
            return name.equals(DOUBLE) ? design : design * size / 100;
        }
    }

    /** The look at 200 % in a window that does not grow. */
    static final String DOUBLE = "double";

    private static final List<Look> LOOKS =
            List.of(
                    new Look("light", ThemeMode.LIGHT, 100, NodeOrientation.LEFT_TO_RIGHT),
                    new Look("dark", ThemeMode.DARK, 100, NodeOrientation.LEFT_TO_RIGHT),
                    new Look("large", ThemeMode.LIGHT, 150, NodeOrientation.LEFT_TO_RIGHT),
                    new Look(DOUBLE, ThemeMode.LIGHT, 200, NodeOrientation.LEFT_TO_RIGHT),
                    new Look("rtl", ThemeMode.DARK, 100, NodeOrientation.RIGHT_TO_LEFT));

    private void takePictures(Stage stage, Theme theme, Path folder) {
        try {
            Files.createDirectories(folder);
            // The headless screen is small: pages larger than the window are drawn all the same.
            var frame = new StackPane();
            frame.getStyleClass().add("root");
            frame.setAlignment(Pos.TOP_LEFT);
            var scene = new Scene(new Group(frame), SCREEN, SCREEN);
            theme.dress(scene);
            stage.setScene(scene);
            stage.show();
            for (Look look : LOOKS) {
                theme.modeProperty().set(look.mode);
                theme.sizeProperty().set(look.size);
                frame.setNodeOrientation(look.orientation);
                for (Page page : chosen()) {
                    if (!page.in(look.name)) {
                        continue;
                    }
                    frame.setMinSize(look.window(page.width()), look.window(page.height()));
                    frame.setMaxSize(frame.getMinWidth(), frame.getMinHeight());
                    frame.getChildren().setAll(grown(page, theme));
                    settle();
                    page.use();
                    settle();
                    while (waits(frame)) {
                        settle();
                    }
                    Files.write(
                            folder.resolve(page.name() + "-" + look.name + ".png"),
                            Png.encode(frame.snapshot(wholeFrame(frame), null)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something is under way that will be said in a moment. */
    private static boolean waits(Node frame) {
        return frame.lookupAll(".wait-line").stream()
                .anyMatch(line -> line.isManaged() && !line.isVisible());
    }

    private static Node grown(Page page, Theme theme) {
        Node node = page.build();
        Show.grow(node, theme.sizeProperty().get());
        return node;
    }

    /** Without what shadows add around it. */
    private static SnapshotParameters wholeFrame(StackPane frame) {
        var parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(0, 0, frame.getMinWidth(), frame.getMinHeight()));
        return parameters;
    }

    /** The pages whose names begin like one of the arguments behind the folder; all, if there are none. */
    private List<Page> chosen() {
        List<String> names = getParameters().getRaw().stream().skip(1).toList();
        return pages.stream()
                .filter(page -> names.isEmpty() || names.stream().anyMatch(page.name()::startsWith))
                .toList();
    }

    /** Lets the window draw until what follows from a change has happened too. */
    private static void settle() {
        var loop = new Object();
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames > FRAMES) {
                    stop();
                    Platform.exitNestedEventLoop(loop, null);
                }
            }
        }.start();
        Platform.enterNestedEventLoop(loop);
    }

    private void show(Stage stage, Theme theme) {
        var list = new ListView<Page>(FXCollections.observableList(pages));
        list.setCellFactory(
                _ ->
                        new ListCell<>() {
                            @Override
                            protected void updateItem(Page page, boolean empty) {
                                super.updateItem(page, empty);
                                setText(empty || page == null ? "" : page.name());
                            }
                        });
        var stand = new ScrollPane();
        stand.setFitToWidth(true);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, page) -> stand.setContent(grown(page, theme)));
        theme.sizeProperty()
                .addListener((_, _, size) -> Show.grow(stand.getContent(), size.intValue()));
        var mode = new ChoiceBox<>(FXCollections.observableArrayList(ThemeMode.values()));
        mode.valueProperty().bindBidirectional(theme.modeProperty());
        var accent = new ChoiceBox<>(FXCollections.observableArrayList(Accent.values()));
        accent.valueProperty().bindBidirectional(theme.accentProperty());
        var size = new ChoiceBox<>(FXCollections.observableArrayList(80, 100, 125, 150, 200));
        size.valueProperty().bindBidirectional(theme.sizeProperty().asObject());
        var pane = new BorderPane(stand);
        pane.setLeft(list);
        pane.setTop(new HBox(8, mode, accent, size));
        var scene = new Scene(pane, WIDTH, HEIGHT);
        theme.dress(scene);
        stage.setTitle("Parley gallery");
        stage.setScene(scene);
        stage.show();
        list.getSelectionModel().select(0);
    }
}
