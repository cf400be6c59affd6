package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Page;
import io.gitproc.reconciler.api.Pages;
import io.gitproc.reconciler.api.Program;
import io.gitproc.reconciler.api.Reads;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.journal.HistoryQuery;
import io.gitproc.reconciler.text.Printable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;

/** Every page. Threads: any. */
public final class Dashboard implements Pages {
    private static final int PATH_MAX = 120;

    private final Program program;
    private final Reads reads;
    private final Clock clock;
    private final Templates templates = new Templates();
    private final Assets assets = Assets.load();

    /** @param clock of the zone in which times are shown */
    public Dashboard(Program program, Reads reads, Clock clock) {
        this.program = program;
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Page> at(List<String> path, SortedMap<String, String> query) {
        if (path.equals(List.of(""))) {
            return home(Sieve.of(query));
        }
        return CompletableFuture.completedFuture(asset(path).orElseGet(() -> missing(String.join("/", path))));
    }

    private CompletableFuture<Page> home(Sieve sieve) {
        Snapshot snapshot = reads.snapshot();
        Times times = Times.of(clock);
        return reads.history(HistoryQuery.of(Optional.empty(), Optional.empty(), Home.ENTRIES))
                .thenApply(told -> Home.of(frame(snapshot, "", times), snapshot, told, sieve, times))
                .thenApply(home -> Page.html(200, templates.show("home", home)));
    }

    private Frame frame(Snapshot snapshot, String title, Times times) {
        Tone mark = Banner.of(snapshot, times).verdict().tone();
        String host = program.host().name();
        return Frame.of(title.isEmpty() ? host : title + " · " + host, mark, program, times, 0, assets);
    }

    private Optional<Page> asset(List<String> path) {
        return path.size() == 2 && path.get(0).equals(Assets.FOLDER) ? assets.named(path.get(1)) : Optional.empty();
    }

    private Page missing(String path) {
        Frame frame = frame(reads.snapshot(), "Not found", Times.of(clock));
        String shown = Printable.cut(Printable.line(path), PATH_MAX);
        return Page.html(
                404,
                templates.show("problem", new Problem(frame, "There is nothing at /" + shown, "Go to the first page")));
    }
}
