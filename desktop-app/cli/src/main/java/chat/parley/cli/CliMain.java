package chat.parley.cli;

/** Starts the messenger in a terminal. */
public final class CliMain {

    private CliMain() {}

    /** Prints what this is; there is no messenger behind it yet. */
    public static void main(String[] args) {
        System.out.println("parley-cli");
    }
}
