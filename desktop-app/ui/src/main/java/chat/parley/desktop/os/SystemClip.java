package chat.parley.desktop.os;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The desktop's clipboard. For the JavaFX thread. */
public final class SystemClip implements Clip {
    @Override
    public void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
