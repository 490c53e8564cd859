package chat.parley.relay;

import static org.awaitility.Awaitility.await;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.invite.InviteLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A relay as people run it: a process of its own, spoken to through its command line. */
final class RelayProcess implements AutoCloseable {
    record Ready(String event, String url, String pin, long startMs) {}

    record Finished(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private final Process process;
    private final Path log;
    private final Path out;
    private final Ready ready;

    private RelayProcess(Process process, Path out, Path log) {
        this.process = process;
        this.out = out;
        this.log = log;
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || Files.readString(out).endsWith("\n"));
        String line = output().lines().findFirst().orElseThrow();
        this.ready = Json.read(line.getBytes(StandardCharsets.UTF_8), Ready.class);
    }

    private String output() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code serve} and waits until it is ready; standard error goes to {@code log}. */
    static RelayProcess serve(Path data, Path log, String... more) {
        List<String> command = command("serve", "--data", data.toString());
        command.addAll(List.of("--listen", "127.0.0.1:0"));
        command.addAll(List.of(more));
        try {
            Path out = Files.createTempFile(log.getParent(), "out", "");
            return new RelayProcess(
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    out,
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    static Finished run(Path folder, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            Process process =
                    new ProcessBuilder(command(arguments))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not end");
            }
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(RelayMain.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    Ready ready() {
        return ready;
    }

    String url() {
        return ready.url();
    }

    Bytes pin() {
        return Bytes.fromBase64(ready.pin());
    }

    /** What the system says of the memory it has, on Linux. */
    String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("Threads"))
                .map(line -> line.replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "));
    }

    /** Invites minted by the running relay. */
    List<InviteLink> invites(Path data, int count) {
        Finished done =
                run(
                        log.getParent(),
                        "invite",
                        "--data",
                        data.toString(),
                        "--count",
                        String.valueOf(count));
        if (done.code() != 0) {
            throw new IllegalStateException(done.err());
        }
        return done.lines().stream().map(InviteLink::parse).toList();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        var _ = exitCode();
    }

    /** SIGTERM; the exit code. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    private int exitCode() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not stop");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it printed behind the ready line; once it has ended. */
    List<String> restOfOutput() {
        return output().lines().skip(1).toList();
    }

    @Override
    public void close() {
        kill();
    }
}
