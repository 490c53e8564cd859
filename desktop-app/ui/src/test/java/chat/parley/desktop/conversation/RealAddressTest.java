package chat.parley.desktop.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://harbour.example/tides?week=48, https://harbour.example/tides?week=48, harbour.example",
        "HTTPS://Harbour.Example, https://Harbour.Example, harbour.example",
        "https://bank.example@evil.example/login, https://bank.example@evil.example/login, evil.example",
        "https://häfen.example/größe, https://xn--hfen-loa.example/gr%C3%B6%C3%9Fe, xn--hfen-loa.example",
        "http://harbour.example:8080/a, http://harbour.example:8080/a, harbour.example",
        "https://[2001:db8::1]:443/a, https://[2001:db8::1]:443/a, [2001:db8::1]",
    })
    void showsTheWholeAddressAndWhoWouldBeAsked(String written, String full, String host) {
        RealAddress address = RealAddress.of(written).orElseThrow();

        assertEquals(full, address.full());
        assertEquals(host, address.host());
        assertTrue(address.inBrowser());
    }

    @Test
    void warnsOfLettersThatLookLikeOthers() {
        assertTrue(RealAddress.of("https://раураl.example").orElseThrow().foreign());
        assertFalse(RealAddress.of("https://paypal.example").orElseThrow().foreign());
    }

    @Test
    void anInviteIsNothingForABrowser() {
        assertFalse(
                RealAddress.of("parley://join?relay=https%3A%2F%2Fa.example")
                        .orElseThrow()
                        .inBrowser());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "harbour.example",
                "https://",
                "https:///a",
                "https://a b/",
                "https://\u202Eexe.a\u0000/"
            })
    void leadsNowhereWhereThereIsNoAddress(String written) {
        assertEquals(Optional.empty(), RealAddress.of(written));
    }
}
