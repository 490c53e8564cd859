package chat.parley.desktop.chatlist;

import chat.parley.engine.account.Person;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds people by the beginnings of their names' words or by their handle, whatever the case and the accents. */
final class NameSearch {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Punct}]+");

    private final List<String> wanted;

    NameSearch(String query) {
        wanted = words(query);
    }

    /** Whether nothing is searched for. */
    boolean everything() {
        return wanted.isEmpty();
    }

    boolean finds(Person person) {
        List<String> there =
                Stream.concat(
                                words(person.name()).stream(),
                                words(person.handle().value()).stream())
                        .toList();
        return wanted.stream()
                .allMatch(word -> there.stream().anyMatch(each -> each.startsWith(word)));
    }

    private static List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        return GAPS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }
}
