package chat.parley.desktop.gallery;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.Chip;
import chat.parley.desktop.kit.DaySeparator;
import chat.parley.desktop.kit.EmptyState;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.NewMessagesLine;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.StateTick;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.ToastArea;
import chat.parley.engine.chats.DeliveryState;
import javafx.scene.Node;

/** What the program says: states, banners, empty places. */
final class MessagesPage implements Page {

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Node build() {
        return Show.page(
                Show.column(
                        560,
                        Show.titled("Banners", warning(), danger(), info(), rightToLeft()),
                        Show.titled("Toast", toast())),
                Show.column(
                        580,
                        Show.titled("Empty", empty(), broken()),
                        Show.titled("States", ticks()),
                        Show.titled("Chips", chips()),
                        Show.titled(
                                "In a conversation",
                                new DaySeparator("Today"),
                                new NewMessagesLine())));
    }

    private Node warning() {
        var banner =
                new Banner(
                        Kind.WARNING,
                        Icon.OFFLINE,
                        "Offline since 10:41",
                        "Write on: 2 messages wait here, encrypted, and go out by themselves.");
        banner.setAside(new TextButton("Try now"));
        banner.setNote("next in 8 s");
        return banner;
    }

    private Node danger() {
        var banner =
                new Banner(
                        Kind.DANGER,
                        Icon.SHIELD_ALERT,
                        "@luis.martin is another account since 09:50",
                        "He started over without his recovery kit, or somebody else answers in his name."
                                + " Your earlier messages are safe; new ones wait until you have verified them.");
        banner.setActions(
                new PrimaryButton("Compare safety number", "small"),
                new OutlinedButton("Call him", "small"),
                new TextButton("Send anyway, unverified", "destructive", "small"));
        return banner;
    }

    private Node info() {
        return new Banner(
                Kind.INFO,
                Icon.DEVICE_LAPTOP,
                "Older messages are on your other computer",
                "3 of 11 months copied.");
    }

    private Node rightToLeft() {
        return new Banner(
                Kind.INFO,
                Icon.KEY,
                "مريم يوسف has a new device, added by مريم يوسف عبد الرحمن الكاتب on Monday",
                "");
    }

    private Node toast() {
        var area = new ToastArea();
        area.setMinHeight(110);
        area.offer("Chat with Luis muted", "Undo", () -> {});
        area.getChildren().getFirst().setOpacity(1);
        return area;
    }

    private Node empty() {
        return new EmptyState(
                Icon.CHAT,
                "No conversations yet",
                "Nordhafen has 214 colleagues here. Write to one, or wait until your team adds you.",
                new PrimaryButton(Icon.SEARCH, "Find a colleague"),
                new OutlinedButton(Icon.QR_CODE, "Scan"));
    }

    private Node broken() {
        return new EmptyState(
                Kind.DANGER,
                Icon.SHIELD_ALERT,
                "This is not the relay you joined",
                "chat.nordhafen.example showed another key, so Parley stopped before sending anything.");
    }

    private Node ticks() {
        var row = Show.row();
        for (DeliveryState state : DeliveryState.values()) {
            var tick = new StateTick();
            tick.show(state);
            row.getChildren().add(tick);
        }
        return row;
    }

    private Node chips() {
        return Show.wrap(
                new Chip("Owner"),
                new Chip("Admin", "accent"),
                new Chip("direct", "outlined", "success"),
                new Chip("via relay", "outlined"),
                new Chip("verified", "success"),
                new Chip("not verified", "warning"),
                new Chip("other account", "danger"));
    }
}
