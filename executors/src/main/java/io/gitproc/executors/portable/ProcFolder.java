package io.gitproc.executors.portable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code /proc} tells of processes where there is one; elsewhere every answer is the empty one. */
final class ProcFolder {
    /** The variable by which a process is known again. */
    static final String MARK = "INVOCATION_ID";

    private static final String MARKED = MARK + "=";

    private final Path root;

    ProcFolder(Path root) {
        this.root = root;
    }

    /** Every process that was started with this {@code INVOCATION_ID}, and runs. */
    List<ProcessHandle> marked(String id) {
        return others().filter(process -> mark(process).equals(Optional.of(id))).toList();
    }

    /** Every process that was started with an {@code INVOCATION_ID}, by that. */
    SortedMap<String, List<ProcessHandle>> marked() {
        SortedMap<String, List<ProcessHandle>> marked = new TreeMap<>();
        others().forEach(process -> mark(process)
                .ifPresent(id ->
                        marked.computeIfAbsent(id, first -> new ArrayList<>()).add(process)));
        return marked;
    }

    /** A daemon never takes itself for a service, whoever started it. */
    private Stream<ProcessHandle> others() {
        ProcessHandle self = ProcessHandle.current();
        return Files.exists(root.resolve("self"))
                ? ProcessHandle.allProcesses().filter(process -> !process.equals(self) && !isZombie(process))
                : Stream.empty();
    }

    private Optional<String> mark(ProcessHandle process) {
        return Arrays.stream(text(process, "environ").split("\0", -1))
                .filter(variable -> variable.startsWith(MARKED))
                .map(variable -> variable.substring(MARKED.length()))
                .findFirst();
    }

    /** Whether it has ended, and its parent has not asked how. */
    boolean isZombie(ProcessHandle process) {
        String stat = text(process, "stat");
        return stat.startsWith(") Z ", stat.lastIndexOf(')'));
    }

    private String text(ProcessHandle process, String file) {
        return read(root.resolve(Long.toString(process.pid())).resolve(file)).orElse("");
    }

    /** Empty when there is no such file, or it is not for us. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
