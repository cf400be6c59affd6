package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.Nearest;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Tell what a directive of a unit file does.")
final class ExplainVerb implements Verb {
    @Parameters(paramLabel = "DIRECTIVE", description = "such as TimeoutStopSec; case does not matter")
    private String name = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        session.console().print(directives().stream().map(DirectivePage::text).collect(Collectors.joining("\n")));
        return ExitCode.DONE;
    }

    /** Mostly one: {@code TimeoutSec} is an alias of two. */
    private List<Directive<?>> directives() throws CommandException {
        String wanted = name.endsWith("=") ? name.substring(0, name.length() - 1) : name;
        List<Directive<?>> found = Directives.ALL.stream()
                .filter(each -> names(each).anyMatch(wanted::equalsIgnoreCase))
                .toList();
        if (found.isEmpty()) {
            throw unknown(wanted);
        }
        return found;
    }

    private static Stream<String> names(Directive<?> directive) {
        return Stream.concat(Stream.of(directive.name()), directive.aliases().stream());
    }

    private static CommandException unknown(String wanted) {
        String hint = Nearest.to(wanted, Directives.ALL.stream().flatMap(ExplainVerb::names))
                .map(near -> "did you mean " + near + "?")
                .orElse("gitproc help directives lists them");
        return new CommandException(ExitCode.USAGE, "there is no directive " + Printable.line(wanted), hint);
    }
}
