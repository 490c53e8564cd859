package chat.parley.desktop.gallery;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** A screen in one of its states. */
final class Picture implements Page {
    private final String name;
    private final double width;
    private final double height;
    private final Supplier<Made> make;
    private Made last = new Made(new javafx.scene.Group());

    /** A screen, and what is done with it before the picture is taken. */
    record Made(Node node, Consumer<Node> use) {
        Made(Node node) {
            this(node, _ -> {});
        }
    }

    Picture(String name, double width, double height, Supplier<Made> make) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.make = make;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public Node build() {
        last = make.get();
        return last.node();
    }

    @Override
    public boolean in(String look) {
        return look.equals("light") || look.equals("dark");
    }

    @Override
    public void use() {
        last.use().accept(last.node());
    }
}
