package io.gitproc.executors.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether services can have process ids of their own on this host.
 *
 * @param way how they get them
 * @param unenforced why not, if they cannot
 */
record PidNamespaces(Way way, List<String> unenforced) {
    /** How a pid namespace is made. */
    enum Way {
        /** As root may. */
        AS_ROOT,
        /** Inside a user namespace, as everybody may where the host allows it. */
        BY_USER_NAMESPACE,
        NONE
    }

    PidNamespaces {
        unenforced = List.copyOf(unenforced);
    }

    /** Has the launcher try it out: what a container forbids cannot be told from rights alone. */
    static PidNamespaces probe(Path launcher) {
        try {
            Process probe = new ProcessBuilder(launcher.toString(), "--probe").start();
            try (var output = probe.getInputStream()) {
                return parse(new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            return none(Cause.words(e));
        }
    }

    /** From the word of the launcher. */
    static PidNamespaces parse(String word) {
        return switch (word) {
            case "pidns" -> new PidNamespaces(Way.AS_ROOT, List.of());
            case "userns" -> new PidNamespaces(Way.BY_USER_NAMESPACE, List.of());
            default -> none(word);
        };
    }

    private static PidNamespaces none(String cause) {
        return new PidNamespaces(Way.NONE, List.of("PrivatePIDs: no pid namespace can be made (" + cause + ")"));
    }
}
