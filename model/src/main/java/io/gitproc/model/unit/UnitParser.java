package io.gitproc.model.unit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads unit files: the one way from text to {@link ServiceSpec}.
 *
 * <p>It takes any bytes, never throws for what they hold, and needs time in proportion to their number.
 */
public final class UnitParser {
    private final UnitName name;
    private final Diagnostics out;

    private UnitParser(UnitName name) {
        this.name = name;
        this.out = new Diagnostics(name);
    }

    /** Reads the content of a file. */
    public static ParsedUnit parse(UnitName name, byte[] content) {
        return new UnitParser(name).parse(content);
    }

    /** Reads text. */
    public static ParsedUnit parse(UnitName name, String text) {
        return parse(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private ParsedUnit parse(byte[] content) {
        Optional<ServiceSpec> spec = UnitText.decode(name, content, out).map(this::spec);
        return new ParsedUnit(name, spec.filter(any -> !out.rejected()), out.list());
    }

    private ServiceSpec spec(String text) {
        UnitFile file = UnitFile.read(name, text, out);
        Map<Directive<?>, List<Assignment>> lines = byDirective(file);
        ServiceSpec.Builder builder = new ServiceSpec.Builder(name);
        lines.forEach((directive, assignments) -> {
            if (!assignments.isEmpty()) {
                builder.read(directive, assignments, out);
            }
        });
        ServiceSpec spec = builder.build();
        new Requirements(spec, file, out).check();
        return spec;
    }

    /** Every directive, in the order of the table, with its lines. */
    private Map<Directive<?>, List<Assignment>> byDirective(UnitFile file) {
        Map<Directive<?>, List<Assignment>> lines = new LinkedHashMap<>();
        Directives.ALL.forEach(directive -> lines.put(directive, new ArrayList<>()));
        for (Assignment line : file.assignments()) {
            List<Directive<?>> assigned = Directives.ALL.stream()
                    .filter(directive -> directive.isAssignedBy(line))
                    .toList();
            lines.forEach((directive, assignments) -> {
                if (assigned.contains(directive)) {
                    assignments.add(line);
                }
            });
            if (assigned.isEmpty()) {
                Unhandled.judge(line, out);
            }
        }
        return lines;
    }
}
