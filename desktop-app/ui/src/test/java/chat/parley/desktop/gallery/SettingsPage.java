package chat.parley.desktop.gallery;

import atlantafx.base.controls.ToggleSwitch;
import chat.parley.desktop.kit.Card;
import chat.parley.desktop.kit.CopyField;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PassphraseField;
import chat.parley.desktop.kit.QrView;
import chat.parley.desktop.kit.SafetyDigits;
import chat.parley.desktop.kit.SearchField;
import chat.parley.desktop.kit.SettingRow;
import chat.parley.desktop.kit.StrengthBar;
import chat.parley.desktop.kit.ThemeTile;
import chat.parley.desktop.kit.ValueRow;
import javafx.scene.Node;
import javafx.scene.control.ToggleGroup;

/** Settings, keys, numbers. */
final class SettingsPage implements Page {

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Node build() {
        return Show.page(
                Show.column(
                        560,
                        new Card("Theme", tiles()),
                        new Card(
                                "Motion and emoji",
                                new SettingRow(
                                        "Reduce motion",
                                        "Follows the system unless you set it here",
                                        new ToggleSwitch()),
                                new SettingRow(
                                        "Large emoji",
                                        "One to three emoji alone are shown at 40",
                                        on()),
                                new SettingRow(
                                        "Recovery kit", "", new OutlinedButton("Show", "small"))),
                        Show.titled(
                                "Search",
                                search("Search messages and people", ""),
                                search("", "berth 7"))),
                Show.column(
                        600,
                        Show.row(
                                new QrView(
                                        "Safety number",
                                        "https://parley.example/0123456789012345678901234567890123456789"),
                                Show.column(
                                        340,
                                        new ValueRow(
                                                Icon.SHIELD, "Safety number", "not compared yet"),
                                        new ValueRow(Icon.IMAGE, "Media, files, links", "212"))),
                        new SafetyDigits(
                                "297144855049200165582531292381057381116517936324326636927446"),
                        Show.titled(
                                "Strength",
                                strength(1, "Weak", "a word with a number"),
                                strength(2, "Fair", "two words"),
                                strength(
                                        4,
                                        "Strong",
                                        "five unrelated words, hard to guess even with a stolen disk")),
                        Show.titled(
                                "Fields",
                                passphrase(),
                                new CopyField(
                                        "Invite link",
                                        "parley://join?r=chat.nordhafen.example&k=3f7a"))));
    }

    private Node tiles() {
        var group = new ToggleGroup();
        var row = Show.row();
        row.setSpacing(14);
        for (ThemeTile tile :
                new ThemeTile[] {
                    new ThemeTile(ThemeTile.Look.BOTH, "System"),
                    new ThemeTile(ThemeTile.Look.LIGHT, "Light"),
                    new ThemeTile(ThemeTile.Look.DARK, "Dark")
                }) {
            tile.choice().setToggleGroup(group);
            tile.choice().setSelected(tile.choice().getText().equals("Light"));
            row.getChildren().add(tile);
        }
        row.setPadding(new javafx.geometry.Insets(6, 0, 12, 4));
        return row;
    }

    private static ToggleSwitch on() {
        var toggle = new ToggleSwitch();
        toggle.setSelected(true);
        return toggle;
    }

    private Node search(String prompt, String text) {
        var field = new SearchField(prompt);
        field.textProperty().set(text);
        return field;
    }

    private Node strength(int strength, String word, String reason) {
        var bar = new StrengthBar();
        bar.show(strength, word, reason);
        return bar;
    }

    private Node passphrase() {
        var field = new PassphraseField("Passphrase");
        field.textProperty().set("copper lantern drifts");
        return field;
    }
}
