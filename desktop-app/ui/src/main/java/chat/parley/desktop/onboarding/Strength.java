package chat.parley.desktop.onboarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How hard a passphrase is to guess for somebody who has the disk, and why. Guessing is slow (Argon2id), so that a few unrelated
 * words are enough; what people choose alike (rows of keys, years, one word) counts for little.
 *
 * @param level 0 where it cannot be used, 1 to 4 otherwise
 * @param words how many different words it has
 */
record Strength(int level, Reason reason, int words) {
    /** The fewest characters that the engine takes. */
    static final int SHORTEST = 8;

    /** Levels from here on are good enough not to warn. */
    static final int STRONG = 3;

    private static final int FEWEST_WORDS = 4;

    // what a guesser has to try, in bits; a dictionary has every word, however long
    private static final double FAIR_BITS = 30;
    private static final double STRONG_BITS = 48;
    private static final double VERY_STRONG_BITS = 64;
    private static final double WORD = 11;
    private static final double LETTER = 2.6;
    private static final double LONE_LETTER = 4.7;
    private static final double IDEOGRAPH = 7;
    private static final double DIGIT = 3.3;
    private static final double SIGN = 5;
    private static final double YEAR = 7;
    private static final double FAMILIAR = 5;
    private static final double REPEATED = 1;

    private static final List<String> ROWS =
            List.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiopasdfghjklzxcvbnm",
                    "qwertzuiopasdfghjklyxcvbnm",
                    "azertyuiopqsdfghjklmwxcvbn",
                    "01234567890");

    private static final Set<String> TRIED_FIRST =
            Set.of(
                    "password",
                    "passwort",
                    "passphrase",
                    "parley",
                    "secret",
                    "letmein",
                    "welcome",
                    "admin",
                    "login",
                    "master",
                    "dragon",
                    "monkey",
                    "football",
                    "baseball",
                    "sunshine",
                    "princess",
                    "iloveyou",
                    "hello",
                    "freedom",
                    "whatever",
                    "summer",
                    "winter",
                    "spring",
                    "autumn",
                    "test",
                    "love");

    /** Why it is as strong as it is. */
    enum Reason {
        TOO_SHORT,
        /** One sign or one word again and again. */
        REPEATED,
        /** A row of keys, or the alphabet. */
        ROW_OF_KEYS,
        /** What everybody tries first. */
        TRIED_FIRST,
        /** The person's own name or handle. */
        OWN_NAME,
        /** Nothing wrong with it but that there could be more. */
        COULD_BE_LONGER,
        /** Unrelated words. */
        WORDS,
        /** Long and mixed. */
        LONG
    }

    /** What a run of letters, a run of digits or a sign is worth, and why no more. */
    private record Worth(double bits, Optional<Reason> because) {
        Worth(double bits, Reason because) {
            this(bits, Optional.of(because));
        }

        Worth(double bits) {
            this(bits, Optional.empty());
        }
    }

    /**
     * Judges a passphrase.
     *
     * @param own words that somebody who knows the person tries first
     */
    static Strength of(String passphrase, List<String> own) {
        if (passphrase.length() < SHORTEST) {
            return new Strength(0, Reason.TOO_SHORT, 0);
        }
        var ownWords = new HashSet<String>();
        own.forEach(each -> ownWords.addAll(pieces(each)));
        var words = new HashSet<String>();
        var seen = new HashSet<String>();
        Reason because = Reason.COULD_BE_LONGER;
        int longest = 0;
        double bits = 0;
        for (String piece : pieces(passphrase)) {
            Worth worth = seen.add(piece) ? worth(piece, ownWords) : again(piece);
            bits += worth.bits();
            if (worth.because().isPresent() && piece.length() > longest) {
                because = worth.because().get();
                longest = piece.length();
            } else if (worth.because().isEmpty()
                    && Character.isLetter(piece.codePointAt(0))
                    && piece.length() > 2) {
                words.add(piece);
            }
        }
        int level = level(bits);
        if (level >= STRONG) {
            because = words.size() >= FEWEST_WORDS ? Reason.WORDS : Reason.LONG;
        }
        return new Strength(level, because, words.size());
    }

    private static int level(double bits) {
        if (bits < FAIR_BITS) {
            return 1;
        } else if (bits < STRONG_BITS) {
            return 2;
        }
        return bits < VERY_STRONG_BITS ? STRONG : STRONG + 1;
    }

    private static Worth worth(String piece, Set<String> own) {
        int first = piece.codePointAt(0);
        if (piece.length() > 2 && piece.chars().distinct().count() * 3 <= piece.length()) {
            return new Worth(REPEATED, Reason.REPEATED);
        } else if (row(piece)) {
            return new Worth(FAMILIAR, Reason.ROW_OF_KEYS);
        } else if (own.contains(piece)) {
            return new Worth(FAMILIAR, Reason.OWN_NAME);
        } else if (TRIED_FIRST.contains(piece)) {
            return new Worth(FAMILIAR, Reason.TRIED_FIRST);
        } else if (Character.isLetter(first)) {
            return new Worth(letters(piece));
        } else if (Character.isDigit(first)) {
            return new Worth(year(piece) ? YEAR : piece.length() * DIGIT);
        }
        return new Worth(SIGN);
    }

    /** Who writes a word twice repeats; who puts the same sign between words does not. */
    private static Worth again(String piece) {
        return Character.isLetterOrDigit(piece.codePointAt(0))
                ? new Worth(REPEATED, Reason.REPEATED)
                : new Worth(REPEATED);
    }

    private static double letters(String piece) {
        long ideographs = piece.codePoints().filter(Character::isIdeographic).count();
        long others = piece.codePointCount(0, piece.length()) - ideographs;
        double spelled = others * (others > 2 ? LETTER : LONE_LETTER);
        return ideographs * IDEOGRAPH + Math.min(spelled, WORD + Math.max(0, others - SHORTEST));
    }

    private static boolean year(String piece) {
        return piece.length() == 4 && (piece.startsWith("19") || piece.startsWith("20"));
    }

    private static boolean row(String piece) {
        String backwards = new StringBuilder(piece).reverse().toString();
        return piece.length() > 3
                && ROWS.stream().anyMatch(row -> row.contains(piece) || row.contains(backwards));
    }

    /** Runs of letters, runs of digits, and single signs; spaces count for nothing, everybody puts them. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var run = new StringBuilder();
        int before = ' ';
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            int kind = kind(c);
            if (kind != kind(before) || (kind == Character.OTHER_SYMBOL && c != before)) {
                add(pieces, run);
            }
            run.appendCodePoint(c);
            before = c;
        }
        add(pieces, run);
        return pieces;
    }

    private static void add(List<String> pieces, StringBuilder run) {
        if (!run.toString().isBlank()) {
            pieces.add(run.toString());
        }
        run.setLength(0);
    }

    private static int kind(int c) {
        if (Character.isWhitespace(c)) {
            return Character.SPACE_SEPARATOR;
        } else if (Character.isLetter(c)) {
            return Character.OTHER_LETTER;
        }
        return Character.isDigit(c) ? Character.DECIMAL_DIGIT_NUMBER : Character.OTHER_SYMBOL;
    }
}
