package chat.parley.desktop.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A QR code, dark on white in every theme so that every camera reads it. Its modules are whole pixels and at least three wide: it
 * is as near to 178, or with the style class {@code small} to 128, as they allow.
 */
public final class QrView extends Region {
    private static final double MARGIN = 10;
    private static final double SIDE = 178;
    private static final double SMALL_SIDE = 128;
    private static final double LEAST_MODULE = 3;

    private final Path dark = new Path();
    private final BitMatrix code;

    /**
     * A code that holds bytes.
     *
     * @param name what a screen reader says
     */
    public QrView(String name, byte[] content) {
        this(name, new String(content, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    /**
     * A code that holds a text.
     *
     * @param name what a screen reader says
     */
    public QrView(String name, String content) {
        this(name, content, StandardCharsets.UTF_8);
    }

    private QrView(String name, String content, java.nio.charset.Charset charset) {
        getStyleClass().add("qr-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        // a code in a mirror is another code
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        dark.getStyleClass().add("dark");
        dark.setManaged(false);
        getChildren().add(dark);
        try {
            code =
                    new QRCodeWriter()
                            .encode(
                                    content,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            0,
                                            EncodeHintType.CHARACTER_SET,
                                            charset.name()));
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds so much", e);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + module() * code.getWidth() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + module() * code.getHeight() + snappedBottomInset();
    }

    /** How wide a module is. The margin, which a stylesheet makes 10 at 100 %, says how large everything is drawn. */
    private double module() {
        double unit = getInsets().getLeft() > 0 ? getInsets().getLeft() / MARGIN : 1;
        double side = unit * (getStyleClass().contains("small") ? SMALL_SIDE : SIDE);
        return Math.max(LEAST_MODULE, Math.rint(side / code.getWidth()));
    }

    @Override
    protected void layoutChildren() {
        double module = module();
        double start = snappedLeftInset();
        double top = snappedTopInset();
        dark.getElements().clear();
        for (int y = 0; y < code.getHeight(); y++) {
            int x = 0;
            while (x < code.getWidth()) {
                int from = x;
                while (x < code.getWidth() && code.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    bar(start + from * module, top + y * module, (x - from) * module, module);
                }
                x++;
            }
        }
    }

    private void bar(double x, double y, double width, double height) {
        dark.getElements()
                .addAll(
                        new MoveTo(x, y),
                        new LineTo(x + width, y),
                        new LineTo(x + width, y + height),
                        new LineTo(x, y + height),
                        new ClosePath());
    }
}
