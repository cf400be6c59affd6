package io.gitproc.reconciler.api;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names by which this host may be asked.
 *
 * <p>A page of anywhere can have its own name resolved to the loopback; its scripts then reach us, but they ask for that
 * name (DNS rebinding).
 */
final class HostNames {
    private final TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** @param more names and addresses besides those of the loopback */
    HostNames(Collection<String> more) {
        names.add("localhost");
        names.add("127.0.0.1");
        names.add("[::1]");
        more.forEach(name -> names.add(literal(name)));
    }

    private static String literal(String name) {
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }

    /** @param host as in the header {@code Host}: a name or an address, and perhaps a port */
    boolean has(Optional<String> host) {
        return host.map(HostNames::withoutPort).filter(names::contains).isPresent();
    }

    /** A name may end in the dot of the root. */
    private static String withoutPort(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
