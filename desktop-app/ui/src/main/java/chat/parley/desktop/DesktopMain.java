package chat.parley.desktop;

import javafx.application.Application;

/** Starts the window. It is no {@link Application} itself, so JavaFX may come from the class path. */
public final class DesktopMain {

    private DesktopMain() {}

    /** Hands over to {@link ParleyApp}. */
    public static void main(String[] args) {
        Application.launch(ParleyApp.class, args);
    }
}
