import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes icons/icons.txt: one icon a line, its name in the application and its outline as one SVG path on a grid of 24.
 *
 * <pre>
 * java assets/make/Icons.java lucide-static/icons assets/icons
 * </pre>
 *
 * <p>icons/names.txt says which icons, and what the application calls them.
 */
class Icons {
    private static final Pattern ELEMENT =
            Pattern.compile("<(path|circle|rect|line|polyline|polygon|ellipse)\\s([^>]*)/>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z0-9-]+)=\"([^\"]*)\"");

    public static void main(String[] args) throws IOException {
        var source = Path.of(args[0]);
        var target = Path.of(args[1]);
        var out = new StringBuilder();
        for (String line : Files.readAllLines(target.resolve("names.txt"))) {
            String[] names = line.split(" ");
            out.append(names[0]).append('\t').append(path(Files.readString(source.resolve(names[1] + ".svg")))).append('\n');
        }
        Files.writeString(target.resolve("icons.txt"), out);
    }

    private static String path(String svg) {
        var path = new StringBuilder();
        var elements = ELEMENT.matcher(svg);
        while (elements.find()) {
            var attributes = new HashMap<String, String>();
            var each = ATTRIBUTE.matcher(elements.group(2));
            while (each.find()) {
                attributes.put(each.group(1), each.group(2));
            }
            path.append(
                    switch (elements.group(1)) {
                        case "path" -> subpath(attributes.get("d"));
                        case "circle" -> ellipse(number(attributes, "cx"), number(attributes, "cy"), number(attributes, "r"), number(attributes, "r"));
                        case "ellipse" -> ellipse(number(attributes, "cx"), number(attributes, "cy"), number(attributes, "rx"), number(attributes, "ry"));
                        case "rect" -> rectangle(attributes);
                        case "line" -> "M" + attributes.get("x1") + " " + attributes.get("y1") + "L" + attributes.get("x2") + " " + attributes.get("y2");
                        case "polyline" -> "M" + attributes.get("points");
                        default -> "M" + attributes.get("points") + "Z";
                    });
        }
        return path.toString();
    }

    /** A path that starts relatively means relative to nothing, not to the element before it. */
    private static String subpath(String d) {
        return d.startsWith("m") ? "M0 0" + d : d;
    }

    private static String ellipse(double cx, double cy, double rx, double ry) {
        return "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0Z"
                .formatted(text(cx - rx), text(cy), text(rx), text(ry), text(2 * rx), text(rx), text(ry), text(-2 * rx));
    }

    private static String rectangle(Map<String, String> attributes) {
        double x = number(attributes, "x");
        double y = number(attributes, "y");
        double width = number(attributes, "width");
        double height = number(attributes, "height");
        double r = Math.max(number(attributes, "rx"), number(attributes, "ry"));
        if (r == 0) {
            return "M%s %sh%sv%sh%sZ".formatted(text(x), text(y), text(width), text(height), text(-width));
        }
        String arc = "a" + text(r) + " " + text(r) + " 0 0 1 ";
        return "M%s %sh%s%s%s %sv%s%s%s %sh%s%s%s %sv%s%s%s %sZ"
                .formatted(
                        text(x + r), text(y), text(width - 2 * r),
                        arc, text(r), text(r), text(height - 2 * r),
                        arc, text(-r), text(r), text(2 * r - width),
                        arc, text(-r), text(-r), text(2 * r - height),
                        arc, text(r), text(-r));
    }

    private static double number(Map<String, String> attributes, String name) {
        return Double.parseDouble(attributes.getOrDefault(name, "0"));
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(Math.round(number * 1000) / 1000.0);
    }
}
