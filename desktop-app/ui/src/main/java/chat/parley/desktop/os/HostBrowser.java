package chat.parley.desktop.os;

import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser that the desktop names. */
public final class HostBrowser implements Browser {
    private static final Logger LOG = LoggerFactory.getLogger(HostBrowser.class);

    private final Consumer<String> host;

    /**
     * A browser.
     *
     * @param host shows an address, as {@code HostServices.showDocument} does
     */
    public HostBrowser(Consumer<String> host) {
        this.host = host;
    }

    @Override
    public void open(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://")
                && !lower.startsWith("http://")
                && !lower.startsWith("mailto:")) {
            // files and other programs' addresses could start things
            LOG.warn("an address of another kind was not opened");
            return;
        }
        host.accept(address);
    }
}
