package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Tell what this host lacks for GitProc, and how to get it.")
final class DoctorVerb implements Verb {
    /** Before it no GitProc was made: a machine without a battery begins in 1970. */
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(tools(session.console()).findings());
        findings.add(user(session.console()));
        findings.add(clock(session.console().clock().instant()));
        findings.addAll(new KernelCheck(Path.of("/")).findings());
        findings.addAll(places(session));
        DoctorPage page = new DoctorPage(findings, session.console().style());
        session.console().print(format.of(page));
        return page.isWell() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static ToolCheck tools(Console console) {
        Path launcher = Path.of(System.getProperty("gitproc.home", "."), "libexec", "gitproc-init");
        return new ToolCheck(
                console.surroundings().variables().getOrDefault("PATH", ""),
                launcher,
                System.getProperty("java.version", ""));
    }

    private static Finding user(Console console) {
        return console.surroundings().uid() == 0
                ? Finding.good("user", "root: services run as any user")
                : Finding.weak(
                        "user",
                        "number " + console.surroundings().uid() + ": every service runs as this user",
                        "run the daemon as root for User=, limits and isolation");
    }

    private static Finding clock(Instant now) {
        return now.isBefore(FIRST)
                ? Finding.bad("clock", "shows " + now + ", which is long past", "set it: timedatectl set-ntp true")
                : Finding.good("clock", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A configuration that cannot be read names no places. */
    private static List<Finding> places(Session session) {
        try {
            List<Finding> found = new ArrayList<>(new PlaceCheck(session.settings()).findings());
            found.add(0, Finding.good("configuration", "is understood"));
            return found;
        } catch (CommandException e) {
            return List.of(Finding.bad("configuration", e.sentence(), e.hint()));
        }
    }
}
