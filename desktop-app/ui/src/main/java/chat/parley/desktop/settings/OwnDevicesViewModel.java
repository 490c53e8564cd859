package chat.parley.desktop.settings;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.text.PeopleWords;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.DeviceInfo;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The devices that speak for the person, and those that did. */
final class OwnDevicesViewModel {
    private final Messenger messenger;
    private final Executor gate;
    private final PeopleWords words;
    private final Texts texts = Texts.of(OwnDevicesViewModel.class);
    private final ObservableList<DeviceInfo> devices = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    OwnDevicesViewModel(Messenger messenger, Executor gate, Times times) {
        this.messenger = messenger;
        this.gate = gate;
        words = new PeopleWords(times);
        load();
    }

    /** This one first, then those that still speak, newest first. */
    ObservableList<DeviceInfo> devices() {
        return devices;
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why there is no list, or nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Since when a device speaks for the account, or that it no longer does. */
    String since(DeviceInfo device) {
        return words.since(device);
    }

    void load() {
        loading.set(true);
        problem.set("");
        Answers.take(
                messenger.devices(messenger.me().value().account()),
                gate,
                found -> {
                    loading.set(false);
                    devices.setAll(ordered(found));
                },
                _ -> {
                    loading.set(false);
                    problem.set(texts.get("devices.unknown"));
                });
    }

    private static List<DeviceInfo> ordered(List<DeviceInfo> found) {
        return found.stream()
                .sorted(
                        Comparator.comparing(DeviceInfo::current)
                                .thenComparing(DeviceInfo::active)
                                .thenComparing(DeviceInfo::since)
                                .reversed())
                .toList();
    }
}
