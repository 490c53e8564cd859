package chat.parley.desktop.gallery;

import java.util.Arrays;
import javafx.application.Application;

/**
 * The gallery's door. With a folder (alone or after {@code --pictures}) it writes a picture of every page in every look and
 * ends; without one it opens a window to click through.
 */
public final class GalleryMain {

    private GalleryMain() {}

    /** Starts the gallery. */
    public static void main(String[] args) {
        Application.launch(
                GalleryApp.class,
                Arrays.stream(args)
                        .filter(each -> !each.equals("--pictures"))
                        .toArray(String[]::new));
    }
}
