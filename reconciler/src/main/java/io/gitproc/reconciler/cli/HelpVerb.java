package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Nearest;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Show this, or tell of a verb or a topic.")
final class HelpVerb implements Verb {
    @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "a verb or a topic; none: all of them")
    private Optional<String> topic = Optional.empty();

    @Option(names = "--man", description = "as a manual page, in roff")
    private boolean manual;

    @Override
    public ExitCode run(Session session) throws CommandException {
        CommandLine commands = Verbs.all();
        if (manual) {
            session.console().print(new Manual(commands).page(topic.flatMap(Topic::named)));
            return ExitCode.DONE;
        }
        session.console().print(topic.isPresent() ? about(topic.get(), commands, session) : Overview.text(commands));
        return ExitCode.DONE;
    }

    private String about(String word, CommandLine commands, Session session) throws CommandException {
        return Topic.named(word)
                .map(found -> found.text(session.console().surroundings()))
                .or(() ->
                        Optional.ofNullable(commands.getSubcommands().get(word)).map(CommandLine::getUsageMessage))
                .orElseThrow(() -> unknown(word, commands));
    }

    private CommandException unknown(String word, CommandLine commands) {
        Stream<String> known = Stream.concat(
                commands.getSubcommands().keySet().stream(),
                Stream.of(Topic.values()).map(Topic::word));
        String hint = Nearest.to(word, known)
                .map(near -> "did you mean gitproc help " + near + "?")
                .orElse("gitproc help lists them");
        return new CommandException(ExitCode.USAGE, "there is no help on " + Printable.line(word), hint);
    }
}
