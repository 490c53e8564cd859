package chat.parley.trials;

import javafx.application.Application;

/** Starts the {@link Demo}. It is no application itself, so that it can first choose where to draw. */
public final class DemoMain {
    private DemoMain() {}

    /** Runs the demo; {@code --pictures} leaves pictures also where there is a screen. */
    public static void main(String[] arguments) {
        if (Demo.drawnNowhere(arguments)) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty("prism.lcdtext", "false");
        }
        Application.launch(Demo.class, arguments);
    }
}
