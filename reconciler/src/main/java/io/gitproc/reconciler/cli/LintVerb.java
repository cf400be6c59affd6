package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.source.Draft;
import io.gitproc.reconciler.source.Examination;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Check unit files on the disk, or those of a commit.")
final class LintVerb implements Verb {
    private static final Path HERE = Path.of("");

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH|REV",
            description = "a unit file, a folder, or a commit (default: this folder; with --repo its branch)")
    private Optional<Path> subject = Optional.empty();

    @Mixin
    private CloneChoice clone = new CloneChoice();

    @Mixin
    private LintFormat format = new LintFormat();

    @Override
    public ExitCode run(Session session) throws CommandException {
        LintPage page = page(session);
        session.console().print(format.of(page));
        return page.isClean() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private LintPage page(Session session) throws CommandException {
        TrustSettings trust = session.settings().trust();
        return isCommit()
                ? new LintPage("", clone.read(session, this::commit), trust.policy())
                : draft(session.console(), subject.orElse(HERE), trust);
    }

    private boolean isCommit() {
        return clone.namesRepository() || !isPlace(subject.orElse(HERE));
    }

    /** What is not there but looks like a path is a slip of the pen, and no commit. */
    private static boolean isPlace(Path subject) {
        return Files.exists(subject)
                || subject.isAbsolute()
                || subject.startsWith(".")
                || subject.startsWith("..")
                || subject.toString().endsWith(".service")
                || subject.toString().endsWith(".timer");
    }

    private Examination commit(Revisions revisions) throws CommandException, SourceException {
        return subject.isPresent()
                ? revisions.examine(subject.get().toString(), clone.hosts())
                : revisions.examineHead(clone.hosts());
    }

    private LintPage draft(Console console, Path place, TrustSettings trust) throws CommandException {
        try {
            return Files.isDirectory(place)
                    ? new LintPage(prefix(Optional.of(place)), folder(console, place, trust), trust.policy())
                    : new LintPage(
                            prefix(Optional.ofNullable(place.getParent())), Draft.ofFile(place, trust), trust.policy());
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }

    private Examination folder(Console console, Path place, TrustSettings trust)
            throws CommandException, SourceException {
        clone.noteUnknown(console, place);
        return Draft.ofFolder(place, clone.hosts(), trust);
    }

    private static String prefix(Optional<Path> folder) {
        return folder.map(Path::toString)
                .filter(text -> !text.isEmpty())
                .map(text -> text.endsWith("/") ? text : text + "/")
                .orElse("");
    }
}
