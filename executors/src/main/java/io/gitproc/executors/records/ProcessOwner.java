package io.gitproc.executors.records;

import io.gitproc.executors.InvocationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the invocation that a process of this host belongs to, however far down it is.
 *
 * <p>Its cgroup tells: no process can leave that. Where there are no cgroups of ours its environment does, which every child
 * inherits and may change; an invocation that has no folder is nobody's. Threads: any.
 *
 * @param proc {@code /proc}
 * @param runtimeDirectory the folders of the invocations
 */
public record ProcessOwner(Path proc, Path runtimeDirectory) {
    private static final String VARIABLE = "INVOCATION_ID=";

    /** Empty when it is a process of nobody here, or there is none. */
    public Optional<InvocationKey> of(long pid) {
        return byCgroup(pid).filter(this::hasFolder).findFirst().or(() -> byEnvironment(pid));
    }

    private boolean hasFolder(InvocationKey key) {
        return Files.isDirectory(runtimeDirectory.resolve(key.unit().value()).resolve(key.directory()));
    }

    /** A service may have cgroups of its own below. */
    private Stream<InvocationKey> byCgroup(long pid) {
        return text(pid, "cgroup").lines().flatMap(line -> keys(List.of(line.split("/"))));
    }

    private static Stream<InvocationKey> keys(List<String> path) {
        return IntStream.range(1, path.size())
                .mapToObj(i -> InvocationKey.parse(path.get(i - 1), path.get(i)))
                .flatMap(Optional::stream);
    }

    private Optional<InvocationKey> byEnvironment(long pid) {
        return Arrays.stream(text(pid, "environ").split("\0"))
                .filter(variable -> variable.startsWith(VARIABLE))
                .map(variable -> variable.substring(VARIABLE.length()))
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .flatMap(id -> folders(runtimeDirectory, "*").stream()
                        .flatMap(unit ->
                                folders(unit, "*-" + id).stream().flatMap(folder -> key(unit, folder).stream())))
                .findFirst();
    }

    private static Optional<InvocationKey> key(Path unit, Path folder) {
        return InvocationKey.parse(String.valueOf(unit.getFileName()), String.valueOf(folder.getFileName()));
    }

    private static List<Path> folders(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
            return found;
        } catch (IOException | DirectoryIteratorException gone) {
            return List.of();
        }
    }

    /** Empty when it has ended, or is another user's. */
    private String text(long pid, String file) {
        try {
            return new String(
                    Files.readAllBytes(proc.resolve(String.valueOf(pid)).resolve(file)), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
