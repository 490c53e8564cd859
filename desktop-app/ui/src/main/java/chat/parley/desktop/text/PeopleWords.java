package chat.parley.desktop.text;

import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.Person;

/** What more than one room says of people and their devices. */
public final class PeopleWords {
    private final Times times;
    private final Texts texts = Texts.of(PeopleWords.class);

    /** Words whose times are written as {@code times} does. */
    public PeopleWords(Times times) {
        this.times = times;
    }

    /** Whether they are here, or when they last were, or nothing. */
    public String presence(Person.Presence of) {
        if (of.online()) {
            return texts.get("online");
        }
        return of.lastSeen().map(at -> texts.get("seen", times.lastSeen(at))).orElse("");
    }

    /** Since when a device speaks for its account, or that it no longer does. */
    public String since(DeviceInfo device) {
        return device.active()
                ? texts.get("device.since", times.dayWithin(device.since()))
                : texts.get("device.removed");
    }
}
