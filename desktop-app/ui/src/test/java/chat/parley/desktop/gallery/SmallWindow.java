package chat.parley.desktop.gallery;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;

/** A screen with the largest text in a window of a common size: nothing may be cut off or out of reach. */
record SmallWindow(Page page, double width, double height) implements Page {
    private static final List<String> SCREENS =
            List.of("settings", "onboarding", "kit", "lock", "person", "verify");

    /** The page, and in small windows what people use most. */
    static Stream<Page> with(Page page) {
        return SCREENS.stream().noneMatch(page.name()::startsWith)
                ? Stream.of(page)
                : Stream.of(
                        page, new SmallWindow(page, 720, 520), new SmallWindow(page, 1000, 700));
    }

    @Override
    public String name() {
        return page.name() + "-in-" + Math.round(width);
    }

    @Override
    public Node build() {
        return page.build();
    }

    @Override
    public boolean in(String look) {
        return look.equals(GalleryApp.DOUBLE);
    }

    @Override
    public void use() {
        page.use();
    }
}
