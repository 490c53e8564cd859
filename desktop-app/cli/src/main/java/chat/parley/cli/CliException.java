package chat.parley.cli;

/** Ends a command: with a sentence for the person and a code for the script. */
final class CliException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String sentence;

    CliException(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    ExitCode code() {
        return code;
    }
}
