package io.gitproc.reconciler.dashboard;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Wave;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Page;
import io.gitproc.reconciler.api.Pages;
import io.gitproc.reconciler.api.Program;
import io.gitproc.reconciler.api.Reads;
import io.gitproc.reconciler.api.Rows;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.journal.HistoryQuery;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.UnitChanges;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every page. Threads: any. */
public final class Dashboard implements Pages {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{4,40}");
    private static final int PATH_MAX = 120;

    private final Program program;
    private final Reads reads;
    private final Library library;
    private final DashboardSettings.Logs logs;
    private final Clock clock;
    private final Templates templates = new Templates();
    private final Assets assets = Assets.load();

    /** @param clock of the zone in which times are shown */
    public Dashboard(Program program, Reads reads, Library library, DashboardSettings.Logs logs, Clock clock) {
        this.program = program;
        this.reads = reads;
        this.library = library;
        this.logs = logs;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Page> at(List<String> path, SortedMap<String, String> query) {
        View view = new View(reads.snapshot(), Times.of(clock));
        if (path.equals(List.of(""))) {
            return home(view, Sieve.of(query));
        }
        if (path.size() != 2) {
            return completedFuture(missing(view, "There is nothing at /" + shown(String.join("/", path))));
        }
        String name = path.get(1);
        return switch (path.get(0)) {
            case "s" -> unit(view, name, query.getOrDefault("stream", ""));
            case "c" -> commit(view, name);
            case Assets.FOLDER ->
                completedFuture(assets.named(name).orElseGet(() -> missing(view, "There is no such file")));
            default -> completedFuture(missing(view, "There is nothing at /" + shown(String.join("/", path))));
        };
    }

    @Override
    public Rows rows() {
        return this::rows;
    }

    /** Waits for the journal alone, on the caller's thread. */
    private List<String> rows(List<UnitView> units) {
        View view = new View(reads.snapshot(), Times.of(clock));
        return hostHistory()
                .thenCombine(lastChanges(view), (told, changes) -> UnitRow.of(units, told, changes, view.times()))
                .join()
                .stream()
                .map(row -> templates.show("tag/row", row))
                .toList();
    }

    /** What a page is made of: one snapshot, one instant. */
    private record View(Snapshot snapshot, Times times) {}

    private CompletableFuture<Page> home(View view, Sieve sieve) {
        return hostHistory()
                .thenCombine(
                        lastChanges(view),
                        (told, changes) ->
                                Home.of(frame(view, ""), view.snapshot(), told, changes, sieve, view.times()))
                .thenApply(home -> Page.html(200, templates.show("home", home)));
    }

    private CompletableFuture<UnitChanges> lastChanges(View view) {
        return view.snapshot()
                .target()
                .map(target -> library.lastChanges(target.id()))
                .orElseGet(() -> completedFuture(UnitChanges.none()));
    }

    private CompletableFuture<Page> unit(View view, String stem, String stream) {
        Optional<UnitName> name = UnitName.parse(stem);
        Optional<UnitView> unit = name.flatMap(it -> view.snapshot().unit(it.value()));
        return unit.isPresent()
                ? unit(view, name.get(), unit.get(), stream)
                : completedFuture(missing(view, "There is no unit " + shown(stem) + " on this host"));
    }

    private CompletableFuture<Page> unit(View view, UnitName name, UnitView unit, String stream) {
        CompletableFuture<Told> past = history(HistoryQuery.of(Optional.of(name), Optional.empty(), UnitPage.ENTRIES));
        CompletableFuture<Found<UnitText>> text = view.snapshot()
                .target()
                .map(target -> library.unit(target.id(), name))
                .orElseGet(() -> completedFuture(Found.nothing("No commit is known yet.")));
        return reads.why(unit)
                .thenCombine(
                        past.thenCombine(hostHistory(), List::of),
                        (why, told) -> new UnitPage.Known(why, told.get(0), told.get(1)))
                .thenCombine(
                        text,
                        (known, found) -> UnitPage.of(
                                frame(view, UnitLink.of(unit.name()).name()),
                                view.snapshot(),
                                known,
                                found,
                                log(name, stream, view),
                                view.times()))
                .thenApply(page -> Page.html(200, templates.show("unit", page)));
    }

    private Optional<LogView> log(UnitName name, String stream, View view) {
        return switch (logs) {
            case HIDDEN -> Optional.empty();
            case SHOWN -> Optional.of(LogView.of(UnitLink.of(name.value()), stream, lines(name, stream, view)));
        };
    }

    private List<LogTail.LogLine> lines(UnitName name, String stream, View view) {
        try {
            return LogTail.of(reads.log(name), stream, view.times());
        } catch (IOException e) {
            LOG.warn("dashboard: cannot read the log of {}: {}", name, e.getMessage());
            return List.of();
        }
    }

    private CompletableFuture<Page> commit(View view, String name) {
        return COMMIT.matcher(name).matches()
                ? library.commit(name).thenCompose(found -> commit(view, name, found))
                : completedFuture(missing(view, shown(name) + " is not the id of a commit"));
    }

    private CompletableFuture<Page> commit(View view, String name, Found<CommitContent> found) {
        return found.value()
                .map(content -> commit(view, content))
                .orElseGet(() -> completedFuture(missing(view, "Commit " + name + ": " + found.problem())));
    }

    private CompletableFuture<Page> commit(View view, CommitContent content) {
        CommitId id = content.text().revision().id();
        return prospect(view, id)
                .thenCombine(
                        history(HistoryQuery.of(Optional.empty(), Optional.empty(), CommitPage.ENTRIES)),
                        (steps, told) -> CommitPage.of(
                                frame(view, id.brief()), content, view.snapshot(), steps, of(id, told), view.times()))
                .thenApply(page -> Page.html(200, templates.show("commit", page)));
    }

    private CompletableFuture<Found<List<Wave>>> prospect(View view, CommitId to) {
        return view.snapshot()
                .target()
                .map(Revision::id)
                .map(from -> library.prospect(from, to))
                .orElseGet(() -> completedFuture(Found.nothing("No commit is known yet.")));
    }

    private static Told of(CommitId commit, Told told) {
        return new Told(
                told.entries().stream()
                        .filter(entry -> entry.commit().equals(Optional.of(commit)))
                        .toList(),
                told.revisions(),
                told.passedOver());
    }

    private CompletableFuture<Told> hostHistory() {
        return history(HistoryQuery.of(Optional.empty(), Optional.empty(), Home.ENTRIES));
    }

    /** A journal that cannot be read is a notice of the host, and no reason to show nothing. */
    private CompletableFuture<Told> history(HistoryQuery query) {
        return reads.history(query).exceptionally(failure -> Told.nothing());
    }

    private Frame frame(View view, String title) {
        Tone mark = Banner.of(view.snapshot(), view.times()).verdict().tone();
        String host = program.host().name();
        return Frame.of(title.isEmpty() ? host : title + " · " + host, mark, program, view.times(), assets);
    }

    private Page missing(View view, String sentence) {
        Problem problem = new Problem(frame(view, "Not found"), sentence, "Go to the first page");
        return Page.html(404, templates.show("problem", problem));
    }

    private static String shown(String text) {
        return Printable.cut(Printable.line(text), PATH_MAX);
    }
}
