package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Entries for tests. */
final class Entries {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final UnitName WEB = UnitName.of("web");
    static final CommitId COMMIT = new CommitId("3fa9c2d".repeat(6).substring(0, 40));

    private Entries() {}

    static InvocationId invocation(int number) {
        return new InvocationId(String.format(Locale.ROOT, "%032x", number));
    }

    static Entry start(int number) {
        return Entry.of(NOON.plusSeconds(number), Kind.START, "added in 3fa9c2d")
                .about(WEB)
                .of(invocation(number))
                .at(COMMIT)
                .restarted(0);
    }

    static Entry end(int number) {
        return Entry.of(NOON.plusSeconds(number).plusMillis(500), Kind.END, "exit 1")
                .about(WEB)
                .of(invocation(number))
                .at(COMMIT)
                .endedAs("unclean-code", Duration.ofMillis(500));
    }

    static Batch batch(Entry... entries) {
        return new Batch(NOON, List.of(entries), Optional.empty());
    }

    /** The first batch of a daemon, which found these. */
    static Batch adopting(InvocationId... found) {
        return new Batch(NOON.plusSeconds(60), List.of(), Optional.of(new TreeSet<>(List.of(found))));
    }

    /** As they were told. */
    static List<Entry> unnumbered(List<Entry> entries) {
        return entries.stream().map(Entries::unnumbered).toList();
    }

    static Entry unnumbered(Entry entry) {
        return new Entry(
                entry.at(),
                entry.kind(),
                entry.unit(),
                entry.invocation(),
                entry.commit(),
                entry.from(),
                entry.by(),
                entry.words(),
                entry.outcome(),
                entry.ran(),
                entry.restarts(),
                OptionalLong.empty());
    }
}
