package chat.parley.desktop.onboarding;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the recovery kit's page as a PDF file: one page, text in the fonts that every reader has, nothing compressed (PDF
 * 32000-1:2008). A script that those fonts lack is left out; the words and the code never need one.
 */
final class KitPdf {
    private static final Charset FONT_CHARSET = Charset.forName("windows-1252");
    private static final int OFFSET_DIGITS = 10;
    private static final int DECIMALS = 3;
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int PAGE = 3;
    private static final int FIRST_FONT = 4;

    private KitPdf() {}

    static byte[] write(KitPage page) {
        KitPage.Face[] faces = KitPage.Face.values();
        var fonts = new StringBuilder();
        var objects = new ArrayList<byte[]>();
        objects.add(ascii("<< /Type /Catalog /Pages " + PAGES + " 0 R >>"));
        objects.add(ascii("<< /Type /Pages /Kids [" + PAGE + " 0 R] /Count 1 >>"));
        for (int i = 0; i < faces.length; i++) {
            fonts.append("/" + faces[i] + " " + (FIRST_FONT + i) + " 0 R ");
        }
        objects.add(
                ascii(
                        "<< /Type /Page /Parent "
                                + PAGES
                                + " 0 R /MediaBox [0 0 "
                                + number(KitPage.WIDTH)
                                + " "
                                + number(KitPage.HEIGHT)
                                + "] /Contents "
                                + (FIRST_FONT + faces.length)
                                + " 0 R /Resources << /Font << "
                                + fonts
                                + ">> >> >>"));
        for (KitPage.Face face : faces) {
            objects.add(
                    ascii(
                            "<< /Type /Font /Subtype /Type1 /BaseFont /"
                                    + standardFont(face)
                                    + " /Encoding /WinAnsiEncoding >>"));
        }
        objects.add(stream(content(page)));
        return file(objects);
    }

    private static String standardFont(KitPage.Face face) {
        return switch (face) {
            case REGULAR -> "Helvetica";
            case BOLD -> "Helvetica-Bold";
            case MONO -> "Courier";
        };
    }

    private static byte[] content(KitPage page) {
        var out = new ByteArrayOutputStream();
        CharsetEncoder encoder = FONT_CHARSET.newEncoder();
        for (KitPage.Line line : page.lines()) {
            if (encoder.canEncode(line.text())) {
                out.writeBytes(
                        ascii(
                                "BT /"
                                        + line.face()
                                        + " "
                                        + numbers(
                                                line.size(),
                                                "Tf",
                                                line.x(),
                                                KitPage.HEIGHT - line.y(),
                                                "Td (")));
                out.writeBytes(
                        line.text().replaceAll("([\\\\()])", "\\\\$1").getBytes(FONT_CHARSET));
                out.writeBytes(ascii(") Tj ET\n"));
            }
        }
        for (KitPage.Square square : page.squares()) {
            out.writeBytes(
                    ascii(
                            numbers(
                                    square.x(),
                                    KitPage.HEIGHT - square.y() - square.side(),
                                    square.side(),
                                    square.side(),
                                    "re\n")));
        }
        out.writeBytes(ascii("f\n"));
        return out.toByteArray();
    }

    private static byte[] stream(byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("<< /Length " + content.length + " >>\nstream\n"));
        out.writeBytes(content);
        out.writeBytes(ascii("endstream"));
        return out.toByteArray();
    }

    private static byte[] file(List<byte[]> objects) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("%PDF-1.4\n"));
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.size());
            out.writeBytes(ascii((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(ascii("\nendobj\n"));
        }
        int table = out.size();
        int entries = objects.size() + 1;
        out.writeBytes(ascii("xref\n0 " + entries + "\n" + entry(0, "65535 f")));
        offsets.forEach(offset -> out.writeBytes(ascii(entry(offset, "00000 n"))));
        out.writeBytes(
                ascii(
                        "trailer\n<< /Size "
                                + entries
                                + " /Root "
                                + CATALOG
                                + " 0 R >>\nstartxref\n"
                                + table
                                + "\n%%EOF\n"));
        return out.toByteArray();
    }

    /** Twenty bytes, always. */
    private static String entry(int offset, String kind) {
        String digits = Integer.toString(offset);
        return "0".repeat(OFFSET_DIGITS - digits.length()) + digits + " " + kind + " \n";
    }

    private static String numbers(Object... parts) {
        var line = new StringBuilder();
        for (Object part : parts) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(part instanceof Double value ? number(value) : part);
        }
        return line.toString();
    }

    /** Never in the digits of a language. */
    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
