package chat.parley.relay;

/** Starts the relay. */
public final class RelayMain {

    private RelayMain() {}

    /** Prints what this is; there is no relay behind it yet. */
    public static void main(String[] args) {
        System.out.println("parley-relay");
    }
}
