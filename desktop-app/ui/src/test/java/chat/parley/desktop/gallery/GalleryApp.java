package chat.parley.desktop.gallery;

import chat.parley.desktop.theme.Accent;
import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
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

    private final List<Page> pages =
            List.of(
                    new BasicsPage(),
                    new TextPage(),
                    new MessagesPage(),
                    new SettingsPage(),
                    new ComposerPage());

    @Override
    public void start(Stage stage) {
        Locale.setDefault(Locale.UK);
        var theme = new Theme(List.of());
        List<String> arguments = getParameters().getRaw();
        if (arguments.isEmpty()) {
            show(stage, theme);
        } else {
            takePictures(stage, theme, Path.of(arguments.getFirst()));
            Platform.exit();
        }
    }

    private void takePictures(Stage stage, Theme theme, Path folder) {
        try {
            Files.createDirectories(folder);
            var frame = new StackPane();
            var scene = new Scene(frame, WIDTH, HEIGHT);
            theme.dress(scene);
            stage.setScene(scene);
            stage.show();
            for (Page page : pages) {
                for (ThemeMode mode : List.of(ThemeMode.LIGHT, ThemeMode.DARK)) {
                    theme.modeProperty().set(mode);
                    frame.getChildren().setAll(page.build());
                    frame.applyCss();
                    frame.layout();
                    String name = page.name() + "-" + mode.name().toLowerCase(Locale.ROOT);
                    Files.write(folder.resolve(name + ".png"), Png.encode(scene.snapshot(null)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                .addListener((_, _, page) -> stand.setContent(page.build()));
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
