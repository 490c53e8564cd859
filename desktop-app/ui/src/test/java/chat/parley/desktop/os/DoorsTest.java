package chat.parley.desktop.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorsTest {

    @Test
    void opensNothingButPagesAndMail() {
        var opened = new ArrayList<String>();
        var browser = new HostBrowser(opened::add);
        browser.open("https://harbour.example/a");
        browser.open("HTTP://harbour.example");
        browser.open("mailto:admin@harbour.example");
        browser.open("file:///etc/passwd");
        browser.open("javascript:alert(1)");
        browser.open("parley://join");

        assertEquals(
                List.of(
                        "https://harbour.example/a",
                        "HTTP://harbour.example",
                        "mailto:admin@harbour.example"),
                opened);
    }
}
