package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "cat", description = "Show the files that a unit is made of. Needs no daemon.")
final class CatVerb implements Verb {
    @Parameters(index = "0", paramLabel = "UNIT")
    private String unit = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REV",
            description = "a commit (default: the target of this host, else the head of the watched branch)")
    private Optional<String> revision = Optional.empty();

    @Mixin
    private RepositoryChoice repository = new RepositoryChoice();

    @Mixin
    private HostChoice host = new HostChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        EffectiveUnit found = found(session, Units.name(unit));
        if (found.parts().isEmpty()) {
            throw absent(found);
        }
        CatPage page = new CatPage(found);
        session.console().print(format.isJson() ? page.json() : page.text());
        return ExitCode.DONE;
    }

    private EffectiveUnit found(Session session, UnitName name) throws CommandException {
        try (Revisions revisions = repository.open(session, host)) {
            return revision.isPresent() ? revisions.unit(revision.get(), name) : revisions.unit(name);
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }

    private static CommandException absent(EffectiveUnit found) {
        String sentence = "there is no " + found.unit() + " for " + found.scope() + " at "
                + found.commit().brief();
        String why =
                found.ignored().stream().findFirst().map(Diagnostic::message).orElse("");
        return new CommandException(ExitCode.NO_SUCH_UNIT, sentence, why);
    }
}
