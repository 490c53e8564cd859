package chat.parley.desktop.kit.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://a.example/b?c=1#d now | https://a.example/b?c=1#d",
                "(https://a.example/b) | https://a.example/b",
                "https://a.example/w_(x) | https://a.example/w_(x)",
                "HTTP://A.example, and more | HTTP://A.example",
                "www.a.example. | https://www.a.example",
                "https://a.example/… | https://a.example/",
                "https://a.example/ä/日本 x | https://a.example/ä/日本",
                "parley://join?r=a.example&k=1 | parley://join?r=a.example&k=1"
            })
    void findsTheAddress(String text, String target) {
        assertEquals(List.of(target), targets(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no address",
                "http://",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "awww.cute",
                "xhttps://a.example",
                "parley: a chat"
            })
    void leavesTheRestAlone(String text) {
        assertEquals(List.of(), targets(text));
    }

    @Test
    void findsSeveral() {
        assertEquals(
                List.of("https://a.example", "https://b.example"),
                targets("https://a.example https://b.example"));
    }

    private static List<String> targets(String text) {
        return Links.in(text).stream().map(Links.Link::target).toList();
    }
}
