package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Show which units hang on which. Needs no daemon.")
final class GraphVerb implements Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "UNIT", description = "only what is below it")
    private Optional<String> unit = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "REV",
            description = "a commit (default: the target of this host, else the head of the watched branch)")
    private Optional<String> revision = Optional.empty();

    @Option(names = "--dot", description = "for Graphviz: gitproc graph --dot | dot -Tsvg > units.svg")
    private boolean dot;

    @Mixin
    private CloneChoice clone = new CloneChoice();

    @Override
    public ExitCode run(Session session) throws CommandException {
        UnitGraph graph =
                new UnitGraph(specs(clone.read(session, revisions -> new Prospect(revisions).units(revision))));
        if (unit.isEmpty() || dot) {
            session.console().print(dot ? graph.dot() : graph.tree());
            return ExitCode.DONE;
        }
        UnitName root = Units.name(unit.get());
        if (!graph.has(root)) {
            throw new CommandException(ExitCode.NO_SUCH_UNIT, "there is no " + root + " there", "see: gitproc graph");
        }
        session.console().print(graph.tree(root));
        return ExitCode.DONE;
    }

    private static List<ServiceSpec> specs(Desired desired) {
        return desired.units().values().stream().map(Wanted::spec).toList();
    }
}
