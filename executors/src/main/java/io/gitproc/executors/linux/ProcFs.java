package io.gitproc.executors.linux;

import io.gitproc.executors.records.ProcessSums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What {@code /proc} says of processes and of the host. */
final class ProcFs {
    private static final int KIBI = 1024;

    private final Path root;

    ProcFs(Path root) {
        this.root = root;
    }

    Optional<ProcessStat> process(long pid) {
        return text(pid + "/stat").flatMap(ProcessStat::parse);
    }

    /** Every process; those that come and go meanwhile may be missing. */
    List<ProcessStat> processes() throws IOException {
        List<ProcessStat> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9]*")) {
            for (Path folder : folders) {
                text(folder.getFileName() + "/stat").flatMap(ProcessStat::parse).ifPresent(found::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    ProcessSums sums() {
        return new ProcessSums(root);
    }

    /** The argument vector; empty for a process that has ended. */
    List<String> commandLine(long pid) {
        return strings(pid + "/cmdline");
    }

    /** The environment that a process was started with; empty for one that has ended or is another user's. */
    List<String> environment(long pid) {
        return strings(pid + "/environ");
    }

    private List<String> strings(String file) {
        return text(file)
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split("\0")))
                .orElse(List.of());
    }

    String bootId() {
        return text("sys/kernel/random/boot_id").orElse("").strip();
    }

    String hostName() {
        return text("sys/kernel/hostname").orElse("").strip();
    }

    String mounts() {
        return text("self/mountinfo").orElse("");
    }

    /** Of the machine, in bytes; 0 when it is not told. */
    long memory() {
        return memory("MemTotal");
    }

    /** Of the machine, in bytes; 0 when there is none. */
    long swap() {
        return memory("SwapTotal");
    }

    /** The most processes and threads that the machine can have. */
    long tasks() {
        return Stream.of("sys/kernel/pid_max", "sys/kernel/threads-max")
                .flatMap(file -> text(file).stream())
                .mapToLong(text -> Long.parseLong(text.strip()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private long memory(String field) {
        return text("meminfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBI)
                .findFirst()
                .orElse(0);
    }

    /** The effective number of a kind of identity of this process: {@code Uid} or {@code Gid}. */
    OptionalLong effective(String kind) {
        return text("self/status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(kind + ":"))
                .mapToLong(line -> Long.parseLong(line.split("\t", -1)[2]))
                .findFirst();
    }

    /**
     * A name in the command line need not be UTF-8; nothing here is compared beyond ASCII. Read in large pieces: a number
     * below {@code sys} ends after the first piece, however small.
     */
    private Optional<String> text(String file) {
        try (InputStream input = Files.newInputStream(root.resolve(file))) {
            return Optional.of(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // ENOENT or ESRCH: it has ended.
        }
    }
}
