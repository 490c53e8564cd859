package chat.parley.relay.audit;

/** By which way somebody did something. */
public enum Door {
    /** A command, through the socket file of the running relay. */
    SOCKET,
    /** A command, in the folder of the stopped relay. */
    FOLDER,
    /** The program that runs the relay inside itself. */
    PROCESS
}
