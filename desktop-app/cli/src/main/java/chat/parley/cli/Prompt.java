package chat.parley.cli;

import java.util.Optional;

/** Asks whoever sits at the terminal for a secret, without showing what is typed. */
interface Prompt {
    /** What was typed; empty where nobody sits there. */
    Optional<char[]> secret(String question);
}
