package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Texts;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** For the completion of shells: what the daemon knows, and what the repository does. */
@Command(hidden = true, description = "Print what can be named, one a line.")
final class NamesVerb implements Verb {
    /** A branch can be named so that a shell would run it. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._/@~+-]+");

    @Parameters(paramLabel = "KIND")
    private Texts.Names kind = Texts.Names.UNITS;

    @Override
    public ExitCode run(Session session) throws CommandException {
        List<String> told = ofDaemon(session);
        boolean isWhole = kind == Texts.Names.UNITS && !told.isEmpty();
        Stream.concat(told.stream(), isWhole ? Stream.of() : ofRepository(session).stream())
                .filter(name -> HARMLESS.matcher(name).matches())
                .distinct()
                .forEach(name -> session.console().print(name + "\n"));
        return ExitCode.DONE;
    }

    private List<String> ofDaemon(Session session) throws CommandException {
        Client client = session.client();
        return client.isAnswered()
                ? CommandTexts.names(new Host(client.read("/api/v1/status")), kind)
                        .text()
                        .lines()
                        .toList()
                : List.of();
    }

    /** Nothing where there is none: whoever completes a line is told nothing else. */
    private List<String> ofRepository(Session session) {
        try {
            return new RepositoryChoice().read(session, new HostChoice(), this::names);
        } catch (CommandException none) {
            return List.of();
        }
    }

    private List<String> names(Revisions revisions) throws SourceException {
        return switch (kind) {
            case UNITS -> units(revisions);
            case COMMITS -> revisions.names();
        };
    }

    /** Those of the target; where no daemon ever ran, those of the head. */
    private static List<String> units(Revisions revisions) throws SourceException {
        Optional<Loaded> target = revisions.target();
        Loaded commit = target.isPresent() ? target.get() : revisions.load("HEAD");
        return commit.units().map(Desired::units).stream()
                .flatMap(units -> units.keySet().stream())
                .map(UnitName::stem)
                .toList();
    }
}
