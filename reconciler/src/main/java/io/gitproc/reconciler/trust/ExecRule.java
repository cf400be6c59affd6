package io.gitproc.reconciler.trust;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitRule.Breach;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which programs a unit may run, those of every {@code Exec…=}.
 *
 * <p>The path as written must be below an allowed folder, without {@code ..}; and where the program is there, so must be
 * the place to which links lead. What an allowed program does is not covered: a shell or an interpreter runs anything.
 *
 * @param file of the policy
 * @param prefixes folders and programs; empty for any
 */
record ExecRule(Path file, Optional<List<Path>> prefixes) {
    private static final Path PARENT = Path.of("..");

    /** A command, and the directive that has it. */
    record Placed(Directive<?> directive, ExecCommand command) {}

    static Stream<Placed> commands(ServiceSpec spec) {
        return Directives.ALL.stream()
                .filter(directive -> directive.name().startsWith("Exec") && spec.isSet(directive))
                .flatMap(directive -> commands(directive, spec.get(directive)));
    }

    private static Stream<Placed> commands(Directive<?> directive, Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(ExecCommand.class::isInstance)
                        .map(command -> new Placed(directive, (ExecCommand) command))
                : Stream.empty();
    }

    List<Breach> breaches(ServiceSpec spec) {
        return prefixes.map(allowed -> commands(spec)
                        .flatMap(it ->
                                offence(it.command().program(), allowed).map(why -> breach(it, why, allowed)).stream())
                        .toList())
                .orElse(List.of());
    }

    private Breach breach(Placed it, String why, List<Path> allowed) {
        return new Breach(
                it.directive(),
                it.directive().name() + "=" + it.command().program() + " " + why + " allowed_exec_prefixes of " + file,
                "allowed are "
                        + String.join(
                                ", ",
                                allowed.stream().limit(5).map(Path::toString).toList()));
    }

    private static Optional<String> offence(String program, List<Path> allowed) {
        try {
            return offence(Path.of(program), allowed);
        } catch (InvalidPathException e) {
            return Optional.of("is no path that this system knows, against");
        }
    }

    private static Optional<String> offence(Path path, List<Path> allowed) {
        if (!path.isAbsolute()) {
            return Optional.of("is a bare name, which may be found anywhere, against");
        }
        if (Stream.iterate(path, it -> it != null, Path::getParent).anyMatch(it -> it.endsWith(PARENT))) {
            return Optional.of("has .. in its path, against");
        }
        if (!isBelow(path.normalize(), allowed)) {
            return Optional.of("is not below the");
        }
        return real(path)
                .filter(real -> !isBelow(real, allowed) && !isBelow(real, real(allowed)))
                .map(real -> "leads to " + real + ", which is not below the");
    }

    private static boolean isBelow(Path path, List<Path> allowed) {
        return allowed.stream().anyMatch(path::startsWith);
    }

    private static List<Path> real(List<Path> paths) {
        return paths.stream().flatMap(path -> real(path).stream()).toList();
    }

    /** Empty when it is not there: then it cannot run either. */
    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
