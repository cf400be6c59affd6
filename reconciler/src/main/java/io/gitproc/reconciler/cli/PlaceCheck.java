package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at the places that the configuration names: the repository, the socket, the folders. */
record PlaceCheck(Settings settings) {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long SPACE_BAD = 50 * MEGABYTE;
    private static final long SPACE_WEAK = 500 * MEGABYTE;

    List<Finding> findings() {
        return List.of(
                repository(),
                daemon(),
                disk("state", settings.stateFile()),
                disk("logs", settings.logDirectory()),
                disk("runtime", settings.runtimeDirectory()));
    }

    private Finding repository() {
        Path place = settings.repository();
        if (Revisions.isRepository(place)) {
            return Files.isReadable(place)
                    ? Finding.good("repository", place + ", branch " + settings.branch())
                    : Finding.bad("repository", place + " cannot be read by this user", "give this user access to it");
        }
        return settings.remote().isPresent()
                ? Finding.weak("repository", "not cloned yet into " + place, "the daemon clones it: gitproc daemon")
                : Finding.bad("repository", "there is none in " + place, "make one: gitproc init --repo " + place);
    }

    private Finding daemon() {
        Path socket = settings.socket();
        if (new Client(socket).isAnswered()) {
            return Finding.good("daemon", "listens on " + socket);
        }
        return Files.exists(socket) && !Files.isWritable(socket)
                ? Finding.bad("daemon", "no permission for " + socket, "root and the members of the group gitproc may")
                : Finding.weak("daemon", "nothing listens on " + socket, "start one with: gitproc daemon");
    }

    /** Of the nearest folder that is there: the daemon makes the others. */
    private static Finding disk(String subject, Path place) {
        Path folder = Stream.iterate(place.toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("/"));
        try {
            return disk(subject, folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return Finding.bad(subject, "cannot look at " + folder + ": " + Causes.of(e), "");
        }
    }

    private static Finding disk(String subject, Path folder, long space) {
        String words = folder + ", " + space / MEGABYTE + " MB free";
        String remedy = "make room there, or name another place in the configuration";
        if (!Files.isWritable(folder)) {
            return Finding.bad(
                    subject, folder + " cannot be written to by this user", "run as root, or name another place");
        }
        return space < SPACE_BAD
                ? Finding.bad(subject, words, remedy)
                : space < SPACE_WEAK ? Finding.weak(subject, words, remedy) : Finding.good(subject, words);
    }
}
