package chat.parley.desktop.gallery;

import chat.parley.desktop.kit.emoji.EmojiLabel;
import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Text as people send it. */
final class TextPage implements Page {

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Node build() {
        return Show.page(
                Show.column(
                        370,
                        Show.titled("One line", new EmojiText("Crane 4 is booked for 14:00")),
                        Show.titled(
                                "Wrapped, with emoji",
                                new EmojiText(
                                        "And please keep the lane free until the survey boat has left 🚤, they were"
                                                + " not amused 😅 last time when we had to move everything again")),
                        Show.titled(
                                "Sequences",
                                new EmojiText(
                                        "Family 👨‍👩‍👧‍👦, tone 👍🏽, flag 🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿, keycap 1️⃣, heart ❤️ ❤, (c) © ©️, plain 1 # *")),
                        Show.titled(
                                "Link",
                                new EmojiText(
                                        "The plan is at https://harbour.example/tides?week=49 (see www.harbour.example/a_(b)).")),
                        Show.titled("Alone", new EmojiText("⚓👍"), new EmojiText("👩🏽‍🚀"))),
                Show.column(
                        370,
                        Show.titled(
                                "Right to left",
                                new EmojiText("شكرا جزيلا، وصلت الوثائق"),
                                new EmojiText(
                                        "وصلت الوثائق 👍 إلى Berth 7 قبل 14:00، شكرا جزيلا لكم جميعا على العمل")),
                        Show.titled(
                                "Selected",
                                selected("Select me 👍 and copy"),
                                selected("وصلت الوثائق 👍 شكرا"),
                                wrapped()),
                        Show.titled("Labels", labels()),
                        Show.titled(
                                "Paragraphs",
                                EmojiText.paragraph("Title with مريم يوسف in it", "title"),
                                EmojiText.paragraph(
                                        "مريم يوسف has a new device since Monday, so her safety number"
                                                + " is another one: مريم يوسف عبد الرحمن",
                                        "secondary"),
                                EmojiText.paragraph(
                                        "Not sent: no connection for 24 h",
                                        "caption",
                                        "danger-text"))));
    }

    private Node selected(String text) {
        var node = new EmojiText(text);
        node.selectAll();
        return node;
    }

    private Node wrapped() {
        var node =
                new EmojiText(
                        "A longer text that goes over two lines at least, all of it selected, with 🎉 inside of it");
        node.selectAll();
        return node;
    }

    private Node labels() {
        var box = new VBox(6);
        box.setMaxWidth(220);
        for (String text :
                new String[] {
                    "Thanks, see you at the gate 👋",
                    "🎤 Voice message 0:14",
                    "A line that is too long 😅 for the row that it is in"
                }) {
            var label = new EmojiLabel("secondary");
            label.setText(text);
            box.getChildren().add(label);
        }
        return box;
    }
}
