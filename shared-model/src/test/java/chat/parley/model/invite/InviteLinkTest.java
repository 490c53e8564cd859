package chat.parley.model.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.model.Samples;
import chat.parley.model.codec.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InviteLinkTest {
    private static final InviteLink LINK =
            new InviteLink(
                    RelayAddress.parse("https://relay.example:8443"),
                    Samples.filled(32, 1),
                    Samples.filled(32, 2));

    @Test
    void aLinkComesBackAsItWent() {
        assertEquals(LINK, InviteLink.parse(LINK.text()));
        assertEquals(LINK, InviteLink.parse("  " + LINK.text() + "\n"));
        assertFalse(LINK.toString().contains("relay"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parley://join",
                "parley://join?",
                "http://join?relay=x",
                "parley://join?relay=https%3A%2F%2Fa&pin=AA&token=AA",
                "parley://join?=&=&=",
                "parley://join?relay=%zz",
            })
    void whatIsNoLinkIsRefused(String text) {
        assertThrows(MalformedException.class, () -> InviteLink.parse(text));
    }

    @Test
    void everyCutAndEveryChangedFieldIsRefused() {
        String text = LINK.text();
        for (int size = 0; size < text.length(); size++) {
            String cut = text.substring(0, size);
            assertThrows(MalformedException.class, () -> InviteLink.parse(cut), cut);
        }
        assertThrows(MalformedException.class, () -> InviteLink.parse(text + "&pin=AA"));
        assertThrows(MalformedException.class, () -> InviteLink.parse(text + "x".repeat(2000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://relay.example:80",
                "https://user@relay.example",
                "https://relay.example/path",
                "https://relay.example?x=1",
                "https://relay.example#x",
                "https://relay example",
                "ftp://relay.example",
                "https://",
                "https://relay.example:0",
                "https://relay.example:99999",
                "http://127.0.0.1.evil.example:80",
            })
    void addressesWithMoreThanHostAndPortAreRefused(String url) {
        assertThrows(MalformedException.class, () -> RelayAddress.parse(url));
    }

    @Test
    void loopbackMayGoWithoutTls() {
        assertEquals("http://127.0.0.1:8080", RelayAddress.parse("http://127.0.0.1:8080").url());
        assertEquals("http://[::1]:8080", RelayAddress.parse("http://[::1]:8080").url());
        assertEquals(443, RelayAddress.parse("https://relay.example").port());
    }
}
