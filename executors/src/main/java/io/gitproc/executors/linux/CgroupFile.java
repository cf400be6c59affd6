package io.gitproc.executors.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;

/** The small files by which a cgroup is asked and told. */
final class CgroupFile {
    private CgroupFile() {}

    /** Without the newline at its end. */
    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /** The number in a line of a name and a number. */
    static OptionalLong statistic(Path file, String name) throws IOException {
        return statistic(lines(file), name);
    }

    static OptionalLong statistic(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst();
    }

    static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }

    /** In one system call, as the kernel wants it. Never creates a file. */
    static void write(Path file, String value) throws IOException {
        Files.write(
                file,
                value.getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }
}
