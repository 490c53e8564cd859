package chat.parley.desktop.gallery;

import chat.parley.desktop.lock.LockView;
import chat.parley.desktop.onboarding.OnboardingView;
import chat.parley.desktop.people.PersonView;
import chat.parley.desktop.search.SwitcherView;
import chat.parley.desktop.settings.SettingsView;
import chat.parley.desktop.theme.Theme;
import java.util.List;
import java.util.stream.Stream;

/** The screens around the conversations. */
final class RoomPages {
    /** One class of every room that has a stylesheet. */
    static final List<Class<?>> ROOMS =
            List.of(
                    OnboardingView.class,
                    LockView.class,
                    PersonView.class,
                    SettingsView.class,
                    SwitcherView.class);

    private RoomPages() {}

    static List<Page> all(Theme theme) {
        return Stream.of(
                        OnboardingPages.all(),
                        LockPages.all(),
                        PeoplePages.all(),
                        new SettingsPages(theme).all(),
                        SwitcherPages.all())
                .flatMap(List::stream)
                .toList();
    }
}
