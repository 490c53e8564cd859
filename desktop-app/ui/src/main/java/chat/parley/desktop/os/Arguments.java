package chat.parley.desktop.os;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the program was started with.
 *
 * @param home the profile folder, empty for the usual one
 * @param link the {@code parley:} link that a click elsewhere started the program with, as it came
 * @param help whether only help is wanted
 */
public record Arguments(Optional<Path> home, Optional<String> link, boolean help) {
    /** What can be given. */
    public static final String HELP =
            """
            Usage: parley [--home DIR] [LINK]
            Opens the window of one profile.
              --home DIR   the profile folder, made if need be; another folder is another person.
                           Without it: %s
              LINK         an invite, parley://join?...
              --help       this
            """;

    private static final String HOME = "--home";
    private static final String SCHEME = "parley:";

    /** Arguments that cannot be meant; the message is one sentence. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String sentence) {
            super(sentence);
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }

    /** Reads the command line. */
    public static Arguments of(List<String> arguments) throws RefusedException {
        Arguments read = new Arguments(Optional.empty(), Optional.empty(), false);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            read = read.with(rest.next(), rest);
        }
        return read;
    }

    private Arguments with(String argument, Iterator<String> rest) throws RefusedException {
        if (argument.equals("--help") || argument.equals("-h")) {
            return new Arguments(home, link, true);
        }
        if (argument.equals(HOME)) {
            if (!rest.hasNext()) {
                throw new RefusedException("--home needs a folder.");
            }
            return new Arguments(Optional.of(folder(rest.next())), link, help);
        }
        if (argument.startsWith(HOME + "=")) {
            return new Arguments(
                    Optional.of(folder(argument.substring(HOME.length() + 1))), link, help);
        }
        if (argument.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return new Arguments(home, Optional.of(argument), help);
        }
        throw new RefusedException("There is no option " + argument + ". See --help.");
    }

    private static Path folder(String text) throws RefusedException {
        try {
            if (text.isEmpty()) {
                throw new RefusedException("--home needs a folder.");
            }
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new RefusedException("--home names no folder: " + text + ".");
        }
    }
}
