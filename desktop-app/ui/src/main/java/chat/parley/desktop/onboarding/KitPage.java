package chat.parley.desktop.onboarding;

import chat.parley.desktop.text.Organisation;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.Me;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recovery kit as one page of A4, in points from its top left corner: what the printer, the file and the picture on the
 * screen show alike.
 */
record KitPage(List<Line> lines, List<Square> squares) {
    static final double WIDTH = 595;
    static final double HEIGHT = 842;

    private static final double MARGIN = 64;
    private static final double COLUMN = 156;
    private static final double ROW = 34;
    private static final double CODE = 150;
    private static final int WORDS_IN_A_COLUMN = 4;
    private static final int LINE_LENGTH = 84;
    private static final double LINE_HEIGHT = 17;

    KitPage {
        lines = List.copyOf(lines);
        squares = List.copyOf(squares);
    }

    /** How a line is set. */
    enum Face {
        REGULAR,
        BOLD,
        MONO
    }

    /**
     * A line of text.
     *
     * @param y of its baseline
     */
    record Line(double x, double y, double size, Face face, String text) {}

    /** A black square. */
    record Square(double x, double y, double side) {}

    /** The page of one account. */
    static KitPage of(Me me, List<String> words, String made, Texts texts) {
        var lines = new ArrayList<Line>();
        double y = MARGIN + 26;
        lines.add(new Line(MARGIN, y, 24, Face.BOLD, texts.get("page.title")));
        y += 24;
        lines.add(
                new Line(
                        MARGIN, y, 11, Face.REGULAR, texts.get("page.owner", me.handle().value())));
        y += 34;
        y = paragraph(lines, y, texts.get("page.what"));
        y = paragraph(lines, y + 6, texts.get("page.warning"));
        y += 26;
        for (int i = 0; i < words.size(); i++) {
            int column = i / WORDS_IN_A_COLUMN;
            int row = i % WORDS_IN_A_COLUMN;
            double x = MARGIN + column * COLUMN;
            double at = y + row * ROW;
            lines.add(new Line(x, at, 11, Face.REGULAR, Integer.toString(i + 1)));
            lines.add(new Line(x + 24, at, 16, Face.MONO, words.get(i)));
        }
        y += WORDS_IN_A_COLUMN * ROW + 20;
        double beside = MARGIN + CODE + 24;
        lines.add(new Line(beside, y + 10, 11, Face.BOLD, texts.get("page.relay")));
        String address = me.relay().address().url();
        Optional<String> organisation = Organisation.named(me.relay().name());
        lines.add(new Line(beside, y + 26, 11, Face.REGULAR, organisation.orElse(address)));
        if (organisation.isPresent()) {
            lines.add(new Line(beside, y + 42, 11, Face.REGULAR, address));
        }
        lines.add(new Line(beside, y + 66, 11, Face.BOLD, texts.get("page.account")));
        String account = me.account().text();
        int half = account.length() / 2 + 1;
        lines.add(new Line(beside, y + 82, 11, Face.MONO, account.substring(0, half)));
        lines.add(new Line(beside, y + 98, 11, Face.MONO, account.substring(half)));
        lines.add(new Line(beside, y + 122, 11, Face.BOLD, texts.get("page.made")));
        lines.add(new Line(beside, y + 138, 11, Face.REGULAR, made));
        return new KitPage(lines, code(words, y));
    }

    private static double paragraph(List<Line> lines, double y, String text) {
        double at = y;
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= LINE_LENGTH) {
                lines.add(new Line(MARGIN, at, 11.5, Face.REGULAR, line.toString()));
                line.setLength(0);
                at += LINE_HEIGHT;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(new Line(MARGIN, at, 11.5, Face.REGULAR, line.toString()));
        return at + LINE_HEIGHT;
    }

    private static List<Square> code(List<String> words, double top) {
        ByteMatrix matrix;
        try {
            matrix = Encoder.encode(String.join(" ", words), ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("twelve words always fit into a code", e);
        }
        double side = CODE / matrix.getWidth();
        var squares = new ArrayList<Square>();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row) == 1) {
                    squares.add(new Square(MARGIN + column * side, top + row * side, side));
                }
            }
        }
        return squares;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
