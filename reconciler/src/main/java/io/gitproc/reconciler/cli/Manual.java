package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.UnitState;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.Key;
import io.gitproc.reconciler.config.Keys;
import io.gitproc.reconciler.config.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual pages, from the model of the commands and the tables of directives and keys. */
final class Manual {
    /** Defaults are those of a host: a page is made on another machine than it is read. */
    private static final Surroundings ROOT =
            new Surroundings(new TreeMap<>(), Path.of("/root"), 0, Path.of("/etc/gitproc/config.yaml"));

    private final Choices choices;

    Manual(CommandLine commands) {
        this.choices = new Choices(commands);
    }

    /** Of the topics that have one; without a topic, that of the command. */
    String page(Optional<Topic> topic) {
        return topic.map(this::page).orElseGet(this::command);
    }

    private String page(Topic topic) {
        return switch (topic) {
            case CONFIGURATION -> configuration();
            case DIRECTIVES -> units();
            case STATES, EXIT_CODES -> command();
        };
    }

    private String command() {
        Roff page = new Roff("gitproc", 1, "keep the services of a host as a Git repository says")
                .heading("SYNOPSIS")
                .paragraph("gitproc [--config FILE] VERB [ARGUMENTS]")
                .heading("DESCRIPTION")
                .paragraph(
                        "GitProc runs the units of a Git repository: .service files in the format of systemd. A push starts, replaces and stops"
                                + " processes, in the order of After=; a rollback moves a ref.")
                .heading("VERBS");
        choices.verbs().forEach(verb -> verb(page, verb));
        page.heading("STATES OF A UNIT");
        for (UnitState state : UnitState.values()) {
            page.item(state.word(), Topic.meaning(state));
        }
        page.heading("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            page.item(String.valueOf(code.number()), Topic.meaning(code));
        }
        return page.heading("SEE ALSO")
                .paragraph("gitproc-config(5), gitproc-units(5), systemd.service(5), systemd.exec(5), gitrevisions(7)")
                .toString();
    }

    private void verb(Roff page, CommandLine verb) {
        page.subheading(verb.getHelp().synopsis(0).replaceAll("\\s+", " ").strip());
        page.paragraph(verb.getCommandSpec().usageMessage().description()[0]);
        verb.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden() && parameter.description().length > 0)
                .forEach(parameter -> page.item(parameter.paramLabel(), description(parameter)));
        choices.options(verb).forEach(option -> page.item(names(option), description(option)));
    }

    private static String names(OptionSpec option) {
        return String.join(", ", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : "");
    }

    private static String description(ArgSpec argument) {
        return argument.description()[0].replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }

    private String units() {
        Examples examples = Examples.read();
        Roff page = new Roff("gitproc-units", 5, "what a unit file may say")
                .heading("DESCRIPTION")
                .paragraph(
                        "The format is that of systemd, systemd.syntax(7). A new value does what is said here to a unit that runs.")
                .heading("DIRECTIVES");
        for (Directive<?> directive : Directives.ALL) {
            page.item(DirectivePage.title(directive), DirectivePage.meaning(directive));
            examples.of(directive).ifPresent(page::example);
        }
        return page.toString();
    }

    private String configuration() {
        Roff page = new Roff("gitproc-config", 5, "the configuration of gitproc")
                .heading("DESCRIPTION")
                .paragraph(
                        "JSON or YAML, in ~/.gitproc/config.json, else /etc/gitproc/config.yaml, or in the file that --config names.")
                .heading("KEYS");
        for (Key<?> key : Keys.ALL) {
            String standard = key.standard(ROOT);
            page.item(key.name(), key.doc() + (standard.isEmpty() ? "" : " Default: " + standard));
        }
        return page.toString();
    }
}
