package chat.parley.desktop.kit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where every word of a search stands in a text.
 *
 * @param rank smaller is better: 0 at its beginning, 1 at the beginning of words, 2 inside of words
 * @param hits the places, in order and apart
 */
public record Match(int rank, List<Hit> hits) {
    /** Everything is found where nothing is searched. */
    public static final Match ALL = new Match(0, List.of());

    /**
     * A place.
     *
     * @param start its first character
     * @param end one after its last
     */
    public record Hit(int start, int end) {}

    /** The places in their order. */
    public Match {
        hits = List.copyOf(hits);
    }

    /** Finds words in a text, whatever their case and accents; empty where one of them is not there. */
    public static Optional<Match> of(String query, String text) {
        String[] words = fold(query).strip().split("\\s+", -1);
        String in = fold(text);
        if (words[0].isEmpty()) {
            return Optional.of(ALL);
        }
        var hits = new ArrayList<Hit>();
        int rank = 0;
        for (String word : words) {
            int at = best(in, word);
            if (at < 0) {
                return Optional.empty();
            }
            hits.add(new Hit(at, at + word.length()));
            rank = Math.max(rank, rank(in, at));
        }
        return Optional.of(new Match(rank, apart(hits)));
    }

    private static int best(String in, String word) {
        int best = -1;
        for (int at = in.indexOf(word); at >= 0; at = in.indexOf(word, at + 1)) {
            if (best < 0 || rank(in, at) < rank(in, best)) {
                best = at;
            }
        }
        return best;
    }

    private static int rank(String in, int at) {
        if (at == 0) {
            return 0;
        }
        return Character.isLetterOrDigit(in.charAt(at - 1)) ? 2 : 1;
    }

    private static List<Hit> apart(List<Hit> hits) {
        var apart = new ArrayList<Hit>();
        hits.stream()
                .sorted(java.util.Comparator.comparingInt(Hit::start))
                .forEach(
                        hit -> {
                            if (!apart.isEmpty() && apart.getLast().end() >= hit.start()) {
                                Hit last = apart.removeLast();
                                apart.add(new Hit(last.start(), Math.max(last.end(), hit.end())));
                            } else {
                                apart.add(hit);
                            }
                        });
        return apart;
    }

    /** Lower case without accents, character by character, so that places stay what they are. */
    private static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String plain =
                    Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD)
                            .toLowerCase(Locale.ROOT);
            folded.append(plain.isEmpty() ? text.charAt(i) : plain.charAt(0));
        }
        return folded.toString();
    }
}
