package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/** Reads conditions and asserts of one kind: each line adds one. */
final class ConditionLists {
    private static final String SIGN_HINT = "write | and ! themselves, and a value that is not empty";

    private final ConditionKind kind;

    private ConditionLists(ConditionKind kind) {
        this.kind = kind;
    }

    static Grammar<List<Condition>> of(ConditionKind kind) {
        return Listing.of(new ConditionLists(kind)::read, List::copyOf, ConditionLists::write);
    }

    private List<Condition> read(Assignment line, Diagnostics out) {
        return line.isEmpty() ? List.of() : condition(line, out).stream().toList();
    }

    private Optional<Condition> condition(Assignment line, Diagnostics out) {
        Condition signs = Condition.parse(kind, line.text());
        return line.expanded(
                        signs.parameter(),
                        line.text().length() - signs.parameter().length(),
                        out)
                .map(Blank::strip)
                .flatMap(parameter -> kind.form(parameter)
                        .match(form -> signed(signs.asking(form), line, out), fault -> {
                            line.sayAt(fault.index(), fault.severity(), fault.predicate(), fault.hint(), out);
                            return Optional.empty();
                        }));
    }

    /** A specifier may make a sign that is none, or nothing at all, and there is no way to write that down again. */
    private static Optional<Condition> signed(Condition condition, Assignment line, Diagnostics out) {
        boolean isPlain = !condition.text().isEmpty()
                && Condition.parse(condition.kind(), condition.text()).equals(condition);
        if (isPlain) {
            return Optional.of(condition);
        }
        line.say(Severity.ERROR, "is something else once its specifiers are replaced", SIGN_HINT, out);
        return Optional.empty();
    }

    private static List<String> write(List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::text)
                .map(Grammar::escapePercent)
                .toList();
    }
}
