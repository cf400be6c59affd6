package io.gitproc.model.unit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of a unit: the one way from text to {@link ServiceSpec}.
 *
 * <p>It takes any bytes, never throws for what they hold, and needs time in proportion to their number. For one thread.
 */
public final class UnitParser {
    private final UnitName name;
    private final UnitRule rule;
    private final Diagnostics out;
    private final UnitFile.Reader reader;
    private Optional<Place> start = Optional.empty();
    private boolean readable = true;
    private long size;
    private List<Mention> needs = List.of();

    private UnitParser(UnitName name, UnitRule rule) {
        this.name = name;
        this.rule = rule;
        this.out = new Diagnostics(name);
        this.reader = new UnitFile.Reader(name, out);
    }

    /** Of a unit that is made of several files: add them in order, its own first. */
    public static UnitParser of(UnitName name) {
        return of(name, UnitRule.NONE);
    }

    /** The same, and rejects what breaks the rule. */
    public static UnitParser of(UnitName name, UnitRule rule) {
        return new UnitParser(name, rule);
    }

    /** Reads the content of a file that is named after its unit; more than a mebibyte is refused. */
    public static ParsedUnit parse(UnitName name, byte[] content) {
        return of(name).add(name.value(), content).parsed();
    }

    /** Reads all of a unit from one text that is known to be of reasonable length: {@link ServiceSpec#text}. */
    public static ParsedUnit parse(UnitName name, String text) {
        UnitParser parser = of(name);
        Place file = parser.begin(name.value());
        UnitText.decode(file, text.getBytes(StandardCharsets.UTF_8), parser.out)
                .ifPresentOrElse(whole -> parser.reader.readWhole(file.file(), whole), () -> parser.readable = false);
        return parser.parsed();
    }

    /**
     * The next file; all files of a unit together have at most a mebibyte.
     *
     * @param file its path, for the diagnostics
     */
    public UnitParser add(String file, byte[] content) {
        Place place = begin(file);
        if (UnitText.isSmall(place, content.length, size, out)) {
            read(place, content);
        } else {
            readable = false;
        }
        size += content.length;
        return this;
    }

    private void read(Place file, byte[] content) {
        UnitText.decode(file, content, out)
                .ifPresentOrElse(text -> reader.read(file.file(), text), () -> readable = false);
    }

    /**
     * The next file, which cannot be read at all, and so refuses the unit.
     *
     * @param predicate of the sentence that says why; the subject is the file
     */
    public UnitParser refuse(String file, String predicate, String hint) {
        Place place = begin(file);
        out.add(Severity.ERROR, place, place.name() + " " + predicate, hint);
        readable = false;
        return this;
    }

    private Place begin(String file) {
        Place place = Place.startOf(file);
        out.begin(file);
        start = start.or(() -> Optional.of(place));
        return place;
    }

    /** What became of them. A unit of which a file cannot be read is not judged further. */
    public ParsedUnit parsed() {
        Optional<ServiceSpec> spec = start.filter(any -> readable).map(this::spec);
        return new ParsedUnit(name, spec.filter(any -> !out.rejected()), out.list(), needs);
    }

    private ServiceSpec spec(Place at) {
        UnitFile files = reader.all(at);
        ServiceSpec.Builder builder = new ServiceSpec.Builder(name);
        Directives.ALL.stream()
                .filter(files::mentions)
                .forEach(directive -> builder.read(directive, files.lines(directive), out));
        needs = UnitLists.needs(files);
        files.unclaimed().forEach(line -> Unhandled.judge(line, out));
        ServiceSpec spec = builder.build();
        new Requirements(spec, files, out).check(rule);
        return spec;
    }
}
