package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.api.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code list} and {@code status} print, whether the command asks or the launcher script does. */
public final class CommandTexts implements Texts {
    @Override
    public Text list(byte[] host, Look look) throws IOException {
        return list(new Host(JsonValue.parse(host)), look);
    }

    @Override
    public Text status(byte[] host, Look look) throws IOException {
        return status(new Host(JsonValue.parse(host)), look);
    }

    @Override
    public Text status(byte[] unit, InputStream log, Look look) throws IOException {
        return status(new Unit(JsonValue.parse(unit)), LogTail.messages(log), look);
    }

    @Override
    public Text names(byte[] host, Names kind) throws IOException {
        return names(new Host(JsonValue.parse(host)), kind);
    }

    /** Of units without their suffix, which nobody needs to type. */
    static Text names(Host host, Names kind) {
        Stream<String> names = switch (kind) {
            case UNITS -> host.units().stream().map(unit -> unit.name().replaceFirst("\\.service$", ""));
            case COMMITS -> host.commits().stream().map(Host.Commit::brief);
        };
        return new Text(names.distinct().map(name -> name + "\n").collect(Collectors.joining()), ExitCode.DONE);
    }

    static Text list(Host host, Look look) {
        return new Text(new HostPage(host, look).list(), ExitCode.DONE);
    }

    static Text status(Host host, Look look) {
        return new Text(new HostPage(host, look).status(), ExitCode.DONE);
    }

    static Text status(Unit unit, List<String> log, Look look) {
        return new Text(new UnitPage(unit, log, look).text(), unit.isRunning() ? ExitCode.DONE : ExitCode.NOT_RUNNING);
    }
}
