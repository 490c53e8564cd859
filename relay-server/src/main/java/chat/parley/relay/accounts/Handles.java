package chat.parley.relay.accounts;

import chat.parley.model.id.Handle;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;

/** What a handle looks like. */
final class Handles {
    private Handles() {}

    /**
     * Equal for two handles that people may take for each other: the confusable skeleton of UTS #39, once more in lower
     * case because the skeleton of a digit may be a capital letter.
     */
    static String skeleton(Handle handle) {
        // Built when somebody joins, not when the relay starts: its tables take a moment to load,
        // once.
        SpoofChecker checker = new SpoofChecker.Builder().build();
        String once = checker.getSkeleton(handle.value()).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(
                checker.getSkeleton(once).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
