package chat.parley.desktop.text;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one room in one language. */
public final class Texts {
    private static final String ROOT = "chat.parley.desktop";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts of the room that a class lives in, in the language that the program runs in. */
    public static Texts of(Class<?> inRoom) {
        return of(inRoom, Locale.getDefault(Locale.Category.DISPLAY));
    }

    /** The texts of the room that a class lives in. */
    public static Texts of(Class<?> inRoom, Locale locale) {
        String room = room(inRoom);
        String name = ROOT + "." + room + "." + room;
        return new Texts(
                ResourceBundle.getBundle(
                        name,
                        locale,
                        inRoom.getClassLoader(),
                        // English has no language in its file's name: never the machine's language
                        // in its place
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale);
    }

    /**
     * The text under a key.
     *
     * @param arguments what to put in place of {0}, {1} and so on; numbers are written as the language does
     */
    public String get(String key, Object... arguments) {
        return fill(bundle.getString(key), arguments);
    }

    /**
     * The text for so many of something: the key with ".zero" (if there is one), ".one" or ".other" after it.
     *
     * @param count goes in place of {0}
     * @param others go in place of {1}, {2} and so on
     */
    public String count(String key, long count, Object... others) {
        var arguments = new Object[others.length + 1];
        arguments[0] = count;
        System.arraycopy(others, 0, arguments, 1, others.length);
        return fill(bundle.getString(plural(key, count)), arguments);
    }

    private String plural(String key, long count) {
        if (count == 0 && bundle.containsKey(key + ".zero")) {
            return key + ".zero";
        }
        return key + (count == 1 ? ".one" : ".other");
    }

    private String fill(String text, Object... arguments) {
        return ARGUMENT.matcher(text)
                .replaceAll(
                        place -> {
                            Object value = arguments[Integer.parseInt(place.group(1))];
                            return Matcher.quoteReplacement(
                                    value instanceof Number
                                            ? NumberFormat.getInstance(locale).format(value)
                                            : value.toString());
                        });
    }

    private static String room(Class<?> inRoom) {
        String name = inRoom.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            throw new IllegalArgumentException(name + " is no room");
        }
        return name.substring(ROOT.length() + 1).split("\\.", 2)[0];
    }
}
