package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Then;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.journal.History;
import io.gitproc.reconciler.journal.HistoryQuery;
import io.gitproc.reconciler.journal.Moment;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was done on this host. The daemon tells it; while it does not answer, its journal is read as it is, which any number may
 * do while it is written.
 */
final class Past {
    private final Console console;
    private final Settings settings;
    private final Client client;

    Past(Session session) throws CommandException {
        this.console = session.console();
        this.settings = session.settings();
        this.client = session.client();
    }

    /** The newest that fit, as {@code /api/v1/history} tells them. */
    byte[] history(Optional<UnitName> unit, Optional<Instant> since, int limit) throws CommandException {
        List<String> parameters = new ArrayList<>(List.of("limit=" + limit));
        unit.ifPresent(name -> parameters.add("unit=" + Units.encoded(name)));
        since.ifPresent(time -> parameters.add("since=" + time));
        return told("/api/v1/history?" + String.join("&", parameters), journal -> {
            History.Found found = journal.find(HistoryQuery.of(unit, since, limit));
            Stream<CommitId> commits = found.entries().stream().flatMap(entry -> entry.commit().stream());
            return new Told(found.entries(), revisions(commits), found.passedOver()).json();
        });
    }

    List<JsonValue> entries(Optional<UnitName> unit, int limit) throws CommandException {
        return client.parsed(history(unit, Optional.empty(), limit))
                .at("entries")
                .items();
    }

    /** What ran then, as {@code /api/v1/history/at} tells it. */
    byte[] at(Instant instant) throws CommandException {
        return told("/api/v1/history/at?time=" + instant, journal -> {
            Moment moment = journal.at(instant);
            Stream<CommitId> commits = Stream.concat(
                    moment.target().stream(), moment.running().stream().flatMap(unit -> unit.commit().stream()));
            return new Then(moment, revisions(commits)).json();
        });
    }

    JsonValue parsed(byte[] json) throws CommandException {
        return client.parsed(json);
    }

    private byte[] told(String path, Reading reading) throws CommandException {
        try {
            return client.get(path);
        } catch (CommandException refusal) {
            Path journal = settings.journal().directory();
            if (refusal.code() != ExitCode.UNAVAILABLE || !Files.isDirectory(journal)) {
                throw refusal;
            }
            return read(journal, reading);
        }
    }

    private byte[] read(Path journal, Reading reading) throws CommandException {
        console.note("no daemon answers; this is what its journal in " + journal + " has");
        try {
            return reading.of(new History(journal));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "cannot read the journal in " + journal + ": " + Causes.of(e),
                    "its owner can, or start the daemon: gitproc daemon");
        }
    }

    private interface Reading {
        byte[] of(History journal) throws IOException;
    }

    /** Without its repository a commit has neither author nor subject. */
    private Map<CommitId, Revision> revisions(Stream<CommitId> commits) {
        Map<CommitId, Revision> known = new TreeMap<>();
        try (Revisions revisions = Revisions.open(GitSettings.of(settings.repository(), settings.branch()))) {
            for (CommitId commit : commits.distinct().toList()) {
                revisions.revision(commit).ifPresent(revision -> known.put(commit, revision));
            }
        } catch (SourceException unreadable) {
            console.note(String.valueOf(unreadable.getMessage()));
        }
        return known;
    }
}
