package chat.parley.cli;

/** How a command ended; stable. */
enum ExitCode {
    DONE(0),
    BUG(1),
    WRONG_USE(2),
    NO_RELAY(3),
    REFUSED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
