package chat.parley.trials;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A main class of the product in a process of its own, on the class path of this test. */
final class JavaProcess implements AutoCloseable {
    /** Says that the process ended. */
    private static final String END = "\u0000end";

    private final Process process;
    private final Path errors;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> all = new ArrayList<>();

    private JavaProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        Thread.ofVirtual().start(this::readLines);
    }

    /**
     * Starts {@code main}.
     *
     * @param errors where its standard error goes, appended; its temporary files go beside it
     */
    static JavaProcess start(
            Class<?> main, List<String> arguments, Map<String, String> environment, Path errors)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(errors.resolveSibling("tmp")));
        List<Path> classPath = classPath(main);
        if (classPath.stream().allMatch(Files::isRegularFile)) {
            command.addAll(sharedClasses(main));
        }
        command.add("-cp");
        command.add(
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        return new JavaProcess(builder.start(), errors);
    }

    /** What {@code main} runs on: of this test's class path the jars, with a main class of this module also its folders. */
    private static List<Path> classPath(Class<?> main) {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        boolean packaged =
                main.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith(".jar");
        return Stream.of(all.split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .filter(Files::exists)
                .filter(entry -> !packaged || Files.isRegularFile(entry))
                .toList();
    }

    /** The first process that ends well leaves its classes parsed for the next ones: half their start. */
    private static List<String> sharedClasses(Class<?> main) throws IOException {
        Path archives = Files.createDirectories(Path.of("target", "cds").toAbsolutePath());
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archives.resolve(main.getSimpleName() + ".jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    private void readLines() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (all) {
                    all.add(line);
                }
                lines.add(line);
            }
        } catch (IOException killed) {
            // A killed process closes its end wherever it stands.
        }
        lines.add(END);
    }

    /** The first line of standard output that contains {@code part}, now or soon. */
    String awaitLine(String part, int seconds) throws InterruptedException {
        synchronized (all) {
            for (String line : all) {
                if (line.contains(part)) {
                    return line;
                }
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("no line with " + part + "; it said: " + errorText());
            }
            if (line.contains(part)) {
                return line;
            }
        }
    }

    /** Waits for the end and returns the exit code. */
    int awaitExit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("still running after " + seconds + " s: " + errorText());
        }
        return process.exitValue();
    }

    /** All lines of standard output, once the process ended. */
    List<String> output() throws InterruptedException {
        String line = lines.poll(5, TimeUnit.SECONDS);
        while (line != null && !line.equals(END)) {
            line = lines.poll(5, TimeUnit.SECONDS);
        }
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    String errorText() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: no shutdown hook, no flush. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, then patience. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not stop when asked: " + errorText());
        }
    }

    /** Closes its standard input: the talkers' sign to finish. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
