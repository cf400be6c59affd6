package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An unpacked distribution: {@code bin}, {@code lib}, {@code libexec}, {@code etc}, {@code share}. */
record Distribution(Path folder) {

    /** The one that this build has packed. */
    static Distribution packed() {
        return new Distribution(Path.of(System.getProperty("gitproc.distribution")));
    }

    /** The archive of the same content. */
    static Path archive() {
        return Path.of(System.getProperty("gitproc.archive"));
    }

    static String version() {
        return System.getProperty("gitproc.version");
    }

    Path command() {
        return folder.resolve("bin/gitproc");
    }

    Path launcher() {
        return folder.resolve("libexec/gitproc-init");
    }

    /** Each file by its path, as {@code rwxr-xr-x 1234}: its mode and its size in bytes. */
    SortedMap<String, String> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            SortedMap<String, String> files = new TreeMap<>();
            found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> files.put(folder.relativize(file).toString(), describe(file)));
            return files;
        }
    }

    private static String describe(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
