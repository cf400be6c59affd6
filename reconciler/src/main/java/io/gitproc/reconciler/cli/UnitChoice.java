package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Which unit a verb asks about, and at which commit. */
final class UnitChoice {
    @Parameters(index = "0", paramLabel = "UNIT")
    private String unit = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REV",
            description = "a commit (default: the target of this host, else the head of the watched branch)")
    private Optional<String> revision = Optional.empty();

    /** @throws CommandException also when the host does not have it there */
    EffectiveUnit in(Revisions revisions) throws CommandException, SourceException {
        EffectiveUnit found = revision.isPresent()
                ? revisions.unit(revision.get(), Units.name(unit))
                : revisions.unit(Units.name(unit));
        if (found.parts().isEmpty()) {
            throw absent(found);
        }
        return found;
    }

    static CommandException absent(EffectiveUnit found) {
        String sentence = "there is no " + found.unit() + " for " + found.scope() + " at "
                + found.commit().brief();
        String why =
                found.ignored().stream().findFirst().map(Diagnostic::message).orElse("");
        return new CommandException(ExitCode.NO_SUCH_UNIT, sentence, why);
    }
}
