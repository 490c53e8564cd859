package chat.parley.desktop.gallery;

import chat.parley.desktop.chatlist.ChatListView;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.people.PersonView;
import chat.parley.desktop.people.PersonViewModel;
import chat.parley.desktop.sample.ManualDelay;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.desktop.shell.Rooms;
import chat.parley.desktop.shell.Shell;
import chat.parley.desktop.shell.Shown;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/** The whole window in one of its states. */
final class WindowPage implements Page {
    /** One class of every room that has a stylesheet. */
    static final List<Class<?>> ROOMS =
            List.of(Shell.class, ChatListView.class, ConversationView.class, ComposerView.class);

    private static final double SMALL = 1000;
    private static final double WIDE = 1600;
    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 520;

    private final String name;
    private final double width;
    private final double height;
    private final Function<SampleTalk, SampleMessenger> prepare;
    private final Consumer<Use> use;
    private Use using;

    /** What a page can be driven by. */
    record Use(SampleTalk talk, SampleMessenger house, Shell shell, ManualDelay delay) {
        void open(ChatId chat) {
            shell.model().open(chat);
        }

        void second() {
            delay.pass(Duration.ofSeconds(1));
        }
    }

    private WindowPage(
            String name,
            double width,
            double height,
            Function<SampleTalk, SampleMessenger> prepare,
            Consumer<Use> use) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.prepare = prepare;
        this.use = use;
    }

    static List<Page> all() {
        var pages = new ArrayList<Page>();
        both(pages, "main", use -> use.open(use.talk().anna));
        one(pages, "main-lines", 1240, 800, use -> use.open(use.talk().luis));
        one(pages, "main-nothing-open", SMALL, 700, _ -> {});
        one(pages, "main-trouble", 1240, 900, use -> use.open(use.talk().sofia));
        one(pages, "main-red", SMALL, 700, use -> use.open(use.talk().bo));
        both(pages, "main-arabic", use -> use.open(use.talk().maryam));
        one(pages, "main-long", SMALL, 700, use -> use.open(use.talk().maximiliane));
        one(pages, "main-empty-chat", SMALL, 700, use -> use.open(use.talk().kofi));
        one(
                pages,
                "main-typing",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().types(use.talk().anna, true);
                });
        one(pages, "narrow-list", 740, 620, _ -> {});
        one(pages, "narrow-chat", 740, 620, use -> use.open(use.talk().anna));
        one(
                pages,
                "offline",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().sofia);
                    use.house().connection(offline());
                });
        one(
                pages,
                "connecting",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().connection(new Connection.Connecting());
                    use.second();
                });
        one(
                pages,
                "mismatch",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house()
                            .connection(
                                    new Connection.KeyMismatch(
                                            bytes(0x3f), bytes(0xb8), SampleTalk.NOW.instant()));
                });
        one(
                pages,
                "clock",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().clock(Duration.ofMinutes(134));
                });
        one(
                pages,
                "elsewhere",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().connection(new Connection.Elsewhere());
                });
        one(
                pages,
                "signed-out",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().connection(new Connection.SignedOut());
                    use.house().stop(use.talk().anna, Optional.of(Trouble.SIGNED_OUT));
                });
        one(
                pages,
                "account-disabled",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().connection(new Connection.AccountDisabled());
                });
        one(
                pages,
                "account-closed",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().connection(new Connection.AccountClosed());
                });
        one(
                pages,
                "upgrade",
                SMALL,
                700,
                use -> use.house().connection(new Connection.UpgradeNeeded()));
        one(
                pages,
                "stopped",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().stop(use.talk().anna, Optional.of(Trouble.SENDING_STOPPED));
                });
        one(
                pages,
                "search",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    query(use, "k");
                });
        one(pages, "search-nothing", SMALL, 700, use -> query(use, "zz"));
        one(pages, "new-chat", SMALL, 700, use -> press(use, "#chatlist-new"));
        one(
                pages,
                "link",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().luis);
                    use.house()
                            .hears(
                                    use.talk().luis,
                                    "Look at https://раураl.example/account/check?id=17 please");
                    use.shell().node().applyCss();
                    use.shell().node().layout();
                    click(use, ".link");
                });
        one(
                pages,
                "long-draft",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    area(use)
                            .insert(
                                    "A long text. ".repeat(1300)
                                            + "\n\nWith several lines,\nup to eight\nof them 😀");
                });
        one(
                pages,
                "failed",
                SMALL,
                700,
                use -> {
                    use.open(use.talk().anna);
                    use.house().chat(use.talk().anna).failWith(Trouble.DISK_FULL);
                    area(use).insert("Gate 2 closes at six");
                    press(use, "#composer-send");
                });
        for (double[] size :
                new double[][] {{1240, 800}, {SMALL, 700}, {LEAST_WIDTH, LEAST_HEIGHT}}) {
            one(
                    pages,
                    size[0] == 1240 ? "panel" : size[0] == SMALL ? "panel-small" : "panel-least",
                    size[0],
                    size[1],
                    use -> {
                        use.open(use.talk().anna);
                        use.shell().model().togglePerson(use.talk().anna.peer());
                    });
        }
        one(pages, "least-list", LEAST_WIDTH, LEAST_HEIGHT, _ -> {});
        one(pages, "least-chat", LEAST_WIDTH, LEAST_HEIGHT, use -> use.open(use.talk().anna));
        one(
                pages,
                "typing-scrolled",
                SMALL,
                700,
                use -> {
                    scroll(use);
                    use.house().types(use.talk().kofi, true);
                    use.shell().node().applyCss();
                    use.shell().node().layout();
                    wheel(use, 4);
                });
        one(pages, "scrolled", SMALL, 700, WindowPage::scroll);
        pages.add(
                new WindowPage(
                        "first-day",
                        SMALL,
                        700,
                        _ -> {
                            var house = new SampleMessenger(SampleTalk.NOW, "Amara Obi");
                            SampleTalk.colleagues(house);
                            return house;
                        },
                        _ -> {}));
        pages.add(
                new WindowPage(
                        "first-person",
                        SMALL,
                        700,
                        _ -> new SampleMessenger(SampleTalk.NOW, "Amara Obi"),
                        _ -> {}));
        return pages;
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

    /** One picture is enough to see that a window grows and mirrors as a whole. */
    @Override
    public boolean in(String look) {
        return look.equals("light")
                || look.equals("dark")
                || name.equals("main")
                || name.equals("main-arabic")
                || (look.equals(GalleryApp.DOUBLE) && (width == SMALL || width == LEAST_WIDTH));
    }

    @Override
    public Node build() {
        var talk = new SampleTalk();
        SampleMessenger house = prepare.apply(talk);
        var delay = new ManualDelay();
        var shell =
                new Shell(
                        house,
                        Runnable::run,
                        delay,
                        SampleTalk.NOW,
                        new Times(SampleTalk.NOW, Locale.UK),
                        _ -> {},
                        new Strangers(house));
        using = new Use(talk, house, shell, delay);
        return shell.node();
    }

    @Override
    public void use() {
        use.accept(using);
    }

    private static void both(List<Page> pages, String name, Consumer<Use> use) {
        one(pages, name, 1240, 800, use);
        one(pages, name + "-small", SMALL, 700, use);
        one(pages, name + "-wide", WIDE, 1000, use);
    }

    private static void one(
            List<Page> pages, String name, double width, double height, Consumer<Use> use) {
        pages.add(new WindowPage(name, width, height, SampleTalk::house, use));
    }

    private static void scroll(Use use) {
        ChatId kofi = use.talk().kofi;
        SampleTalk.fill(use.house(), kofi, 300);
        use.open(kofi);
    }

    /** Turns the wheel over the messages, away from their end. */
    private static void wheel(Use use, int notches) {
        Node list = use.shell().node().lookup(".message-list .virtual-flow");
        list.fireEvent(
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        0,
                        0,
                        0,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        notches * 40,
                        0,
                        notches * 40,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private static Connection offline() {
        Instant now = SampleTalk.NOW.instant();
        return new Connection.Offline(now.minusSeconds(60), now.plusSeconds(8));
    }

    private static Bytes bytes(int seed) {
        byte[] bytes = new byte[32];
        IntStream.range(0, 32).forEach(i -> bytes[i] = (byte) (seed + i * 37));
        return Bytes.of(bytes);
    }

    private static void query(Use use, String words) {
        ((javafx.scene.control.TextField) use.shell().node().lookup("#chatlist-search .text-field"))
                .setText(words);
    }

    private static chat.parley.desktop.kit.emoji.EmojiArea area(Use use) {
        return (chat.parley.desktop.kit.emoji.EmojiArea)
                use.shell().node().lookup("#composer-text");
    }

    /** Presses and releases the mouse on the last node of a kind. */
    private static void click(Use use, String kind) {
        Node node = List.copyOf(use.shell().node().lookupAll(kind)).getLast();
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            node.fireEvent(
                    new MouseEvent(
                            type,
                            0,
                            0,
                            0,
                            0,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        }
    }

    private static void press(Use use, String button) {
        ((javafx.scene.control.Button) use.shell().node().lookup(button)).fire();
    }

    /** Rooms of other pages: their places only. */
    private static final class Strangers implements Rooms {
        private final Messenger house;

        Strangers(Messenger house) {
            this.house = house;
        }

        @Override
        public Shown settings() {
            return place("Settings");
        }

        @Override
        public Shown person(AccountId account, ObservableValue<Boolean> covers, Runnable close) {
            Person known =
                    house.people().value().stream()
                            .filter(each -> each.account().equals(account))
                            .findFirst()
                            .orElseThrow();
            var model =
                    new PersonViewModel(
                            house,
                            known,
                            Runnable::run,
                            new Times(SampleTalk.NOW, Locale.UK),
                            new PeoplePages.Nowhere());
            var view = new PersonView(model);
            view.coversProperty().bind(covers);
            return new Shown(view, view::focus, model::close);
        }

        @Override
        public Shown switcher() {
            return place("Switcher");
        }

        private static Shown place(String name) {
            var pane = new StackPane(new Label(name));
            return new Shown(pane, pane::requestFocus, () -> {});
        }
    }
}
