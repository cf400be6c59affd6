package io.gitproc.reconciler.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The verbs by their names, in the order of the help.
 *
 * <p>To read the annotations of all takes longer than most verbs themselves, so of a line that names its verb that one alone is
 * made.
 */
final class Verbs {
    private static final List<String> OPTIONS_WITH_VALUE = List.of("--config");

    private final Map<String, Supplier<Verb>> all = new LinkedHashMap<>();

    private Verbs() {
        all.put("demo", DemoVerb::new);
        all.put("init", InitVerb::new);
        all.put("daemon", DaemonVerb::new);
        all.put("status", StatusVerb::new);
        all.put("list", ListVerb::new);
        all.put("timers", TimersVerb::new);
        all.put("top", TopVerb::new);
        all.put("logs", LogsVerb::new);
        all.put("history", HistoryVerb::new);
        all.put("events", EventsVerb::new);
        all.put("why", WhyVerb::new);
        all.put("at", AtVerb::new);
        all.put("start", StartVerb::new);
        all.put("stop", StopVerb::new);
        all.put("release", ReleaseVerb::new);
        all.put("restart", RestartVerb::new);
        all.put("reset-failed", ResetFailedVerb::new);
        all.put("rollback", RollbackVerb::new);
        all.put("approve", ApproveVerb::new);
        all.put("pause", PauseVerb::new);
        all.put("resume", ResumeVerb::new);
        all.put("sync", SyncVerb::new);
        all.put("wait", WaitVerb::new);
        all.put("shutdown", ShutdownVerb::new);
        all.put("cat", CatVerb::new);
        all.put("blame", BlameVerb::new);
        all.put("diff", DiffVerb::new);
        all.put("bisect", BisectVerb::new);
        all.put("lint", LintVerb::new);
        all.put("plan", PlanVerb::new);
        all.put("graph", GraphVerb::new);
        all.put("explain", ExplainVerb::new);
        all.put("calendar", CalendarVerb::new);
        all.put("help", HelpVerb::new);
        all.put("doctor", DoctorVerb::new);
        all.put("completion", CompletionVerb::new);
        all.put("names", NamesVerb::new);
        all.put("version", VersionVerb::new);
    }

    /** The command with every verb. */
    static CommandLine all() {
        return new Verbs().under(new Gitproc(), Optional.empty());
    }

    /** The command with the verb that a line names, or with every one when it names none. */
    static CommandLine of(List<String> line, Gitproc gitproc) {
        Verbs verbs = new Verbs();
        return verbs.under(gitproc, named(line).filter(verbs.all::containsKey));
    }

    private static Optional<String> named(List<String> line) {
        int word = 0;
        while (word < line.size() && line.get(word).startsWith("-")) {
            word += OPTIONS_WITH_VALUE.contains(line.get(word)) ? 2 : 1;
        }
        return word < line.size() ? Optional.of(line.get(word)) : Optional.empty();
    }

    private CommandLine under(Gitproc gitproc, Optional<String> only) {
        CommandLine commands = new CommandLine(gitproc);
        all.forEach((name, verb) -> {
            if (only.isEmpty() || only.get().equals(name)) {
                commands.addSubcommand(name, verb.get());
            }
        });
        return commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
