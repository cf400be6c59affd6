package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From an entry to a line of a segment and back. Every line names the version of its form. */
final class Line {
    private static final String VERSION = "1";
    private static final String STANDING = "standing";
    private static final String SEGMENT = "segment";
    private static final String SEQUENCE = "seq";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final SortedMap<String, String> fields;
    private final Instant at;

    private Line(SortedMap<String, String> fields, Instant at) {
        this.fields = fields;
        this.at = at;
    }

    // Writing.

    static byte[] of(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("v", VERSION);
        fields.putAll(fields(entry));
        return FlatJson.line(fields);
    }

    /** Key by key, in the order in which people read them. */
    static Map<String, String> fields(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        entry.sequence().ifPresent(number -> fields.put(SEQUENCE, String.valueOf(number)));
        fields.put("at", entry.at().toString());
        fields.put("kind", entry.kind().word());
        entry.unit().ifPresent(unit -> fields.put("unit", unit.value()));
        fields.put("words", entry.words());
        entry.by().ifPresent(by -> fields.put("by", by));
        entry.outcome().ifPresent(outcome -> fields.put("outcome", outcome));
        entry.ran().ifPresent(ran -> fields.put("ran", ran.toString()));
        entry.restarts().ifPresent(restarts -> fields.put("restarts", String.valueOf(restarts)));
        entry.commit().ifPresent(commit -> fields.put("commit", commit.value()));
        entry.from().ifPresent(from -> fields.put("from", from.value()));
        entry.invocation().ifPresent(id -> fields.put("invocation", id.value()));
        return fields;
    }

    private static Map<String, String> begin(Instant at, String kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("v", VERSION);
        fields.put("at", at.toString());
        fields.put("kind", kind);
        return fields;
    }

    /** What runs, and what is told of it, at the top of a segment. */
    static byte[] of(Standing standing) {
        Map<String, String> fields = begin(standing.launched(), STANDING);
        fields.put("unit", standing.unit().value());
        fields.put("words", standing.reason());
        standing.commit().ifPresent(commit -> fields.put("commit", commit.value()));
        fields.put("invocation", standing.invocation().value());
        fields.put("told", standing.told().stream().map(Kind::word).collect(Collectors.joining(" ")));
        return FlatJson.line(fields);
    }

    /** The first line of a segment, with the number of the last entry before it. */
    static byte[] segment(Instant begun, Optional<CommitId> target, long sequence) {
        Map<String, String> fields = begin(begun, SEGMENT);
        fields.put(SEQUENCE, String.valueOf(sequence));
        target.ifPresent(commit -> fields.put("commit", commit.value()));
        return FlatJson.line(fields);
    }

    // Reading.

    /** Empty when it is torn, damaged, or of a newer version. */
    static Optional<Line> parse(byte[] line) {
        return FlatJson.parse(line)
                .filter(fields -> VERSION.equals(fields.get("v")))
                .flatMap(fields -> Optional.ofNullable(fields.get("at"))
                        .flatMap(Line::instant)
                        .map(at -> new Line(fields, at)));
    }

    /** Empty when it tells of no event. */
    Optional<Entry> entry() {
        try {
            return text("kind").flatMap(Kind::parse).map(this::entry);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException broken) {
            return Optional.empty();
        }
    }

    private Entry entry(Kind kind) {
        return new Entry(
                at,
                kind,
                text("unit").map(UnitName::of),
                text("invocation").map(InvocationId::new),
                text("commit").map(CommitId::new),
                text("from").map(CommitId::new),
                text("by"),
                text("words").orElse(""),
                text("outcome"),
                text("ran").map(Duration::parse),
                text("restarts").map(Integer::valueOf).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                sequence());
    }

    /** Empty when it is no such line. */
    Optional<Standing> standing() {
        try {
            return text("kind").filter(STANDING::equals).map(kind -> readStanding());
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private Standing readStanding() {
        return new Standing(
                UnitName.of(text("unit").orElse("")),
                new InvocationId(text("invocation").orElse("")),
                text("commit").map(CommitId::new),
                at,
                text("words").orElse(""),
                told());
    }

    private SortedSet<Kind> told() {
        return Arrays.stream(text("told").orElse("").split(" "))
                .flatMap(word -> Kind.parse(word).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isSegment() {
        return text("kind").filter(SEGMENT::equals).isPresent();
    }

    Optional<CommitId> commit() {
        return text("commit").flatMap(CommitId::parse);
    }

    /** The number of its entry; of the first line of a segment that of the entry before. Empty where there is none. */
    OptionalLong sequence() {
        return text(SEQUENCE)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    /** When it happened. */
    Instant at() {
        return at;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException broken) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
