package io.gitproc.model.unit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads unit files: the one way from text to {@link ServiceSpec}.
 *
 * <p>It takes any bytes, never throws for what they hold, and needs time in proportion to their number.
 */
public final class UnitParser {
    private final UnitName name;
    private final UnitRule rule;
    private final Diagnostics out;

    private UnitParser(UnitName name, UnitRule rule) {
        this.name = name;
        this.rule = rule;
        this.out = new Diagnostics(name);
    }

    /** Reads the content of a file; more than a mebibyte is refused. */
    public static ParsedUnit parse(UnitName name, byte[] content) {
        return parse(name, content, UnitRule.NONE);
    }

    /** The same, and rejects what breaks the rule. */
    public static ParsedUnit parse(UnitName name, byte[] content, UnitRule rule) {
        UnitParser parser = new UnitParser(name, rule);
        return UnitText.isSmall(name, content, parser.out) ? parser.parse(content) : parser.parsed(Optional.empty());
    }

    /** Reads text that is known to be of reasonable length, such as {@link ServiceSpec#text}. */
    public static ParsedUnit parse(UnitName name, String text) {
        return new UnitParser(name, UnitRule.NONE).parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private ParsedUnit parse(byte[] content) {
        return parsed(UnitText.decode(name, content, out).map(this::spec));
    }

    private ParsedUnit parsed(Optional<ServiceSpec> spec) {
        return new ParsedUnit(name, spec.filter(any -> !out.rejected()), out.list());
    }

    private ServiceSpec spec(String text) {
        UnitFile file = UnitFile.read(name, text, out);
        ServiceSpec.Builder builder = new ServiceSpec.Builder(name);
        Directives.ALL.forEach(directive -> builder.read(directive, file.lines(directive), out));
        file.unclaimed().forEach(line -> Unhandled.judge(line, out));
        ServiceSpec spec = builder.build();
        new Requirements(spec, file, out).check(rule);
        return spec;
    }
}
