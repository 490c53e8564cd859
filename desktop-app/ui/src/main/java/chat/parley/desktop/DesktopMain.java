package chat.parley.desktop;

import chat.parley.desktop.os.Arguments;
import chat.parley.desktop.os.ProfileFolder;
import java.util.List;
import javafx.application.Application;

/** Starts the window. It is no {@link Application} itself, so JavaFX may come from the class path. */
public final class DesktopMain {
    /** Where Logback looks, before the first logger is made; its own name, as other programs of Parley have theirs. */
    private static final String LOGS = "logback.configurationFile";

    private DesktopMain() {}

    /** Hands over to {@link ParleyApp}, unless the arguments ask for help (exit code 0) or cannot be meant (2). */
    public static void main(String[] args) {
        try {
            if (Arguments.of(List.of(args)).help()) {
                System.out.printf(Arguments.HELP, ProfileFolder.usual());
                return;
            }
        } catch (Arguments.RefusedException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        if (System.getProperty(LOGS) == null) {
            System.setProperty(LOGS, "chat/parley/desktop/logback.xml");
        }
        Application.launch(ParleyApp.class, args);
    }
}
