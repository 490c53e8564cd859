package chat.parley.desktop;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** The desktop program's life: from the first window to the last. */
public final class ParleyApp extends Application {

    @Override
    public void start(Stage stage) {
        stage.setTitle("Parley");
        stage.setScene(new Scene(new Label("Parley"), 320, 200));
        stage.show();
    }
}
