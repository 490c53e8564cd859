package chat.parley.desktop.os;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The desktop's own dialog. */
public final class HostSaveDialog implements SaveDialog {
    private final Supplier<? extends @Nullable Window> owner;

    /**
     * A dialog.
     *
     * @param owner the window that waits for it
     */
    public HostSaveDialog(Supplier<? extends @Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> ask(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }
}
