package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who hangs on whom, and how: {@code Before=} is {@code After=} from the other side. */
final class UnitGraph {
    /** For each unit those that it names, each with the ways in which it hangs on them. */
    private final SortedMap<UnitName, SortedMap<UnitName, SortedSet<Dependency>>> edges = new TreeMap<>();

    UnitGraph(Collection<ServiceSpec> units) {
        units.forEach(unit -> edges.put(unit.name(), new TreeMap<>()));
        units.forEach(unit ->
                unit.dependencies().forEach((kind, others) -> others.forEach(other -> add(unit.name(), kind, other))));
    }

    private void add(UnitName unit, Dependency kind, UnitName other) {
        if (kind == Dependency.BEFORE) {
            edge(other, unit).add(Dependency.AFTER);
        } else {
            edge(unit, other).add(kind);
        }
    }

    private SortedSet<Dependency> edge(UnitName from, UnitName to) {
        return edges.computeIfAbsent(from, any -> new TreeMap<>()).computeIfAbsent(to, any -> new TreeSet<>());
    }

    boolean has(UnitName unit) {
        return edges.containsKey(unit);
    }

    /** A tree below each unit that no other one names; a unit that is shown a second time ends there. */
    String tree() {
        SortedSet<UnitName> named = new TreeSet<>();
        edges.values().forEach(others -> named.addAll(others.keySet()));
        List<UnitName> roots = new ArrayList<>(edges.keySet());
        roots.removeAll(named);
        SortedSet<UnitName> shown = new TreeSet<>();
        StringBuilder text = new StringBuilder();
        roots.forEach(root -> tree(root, shown, text));
        edges.keySet().stream().filter(unit -> !shown.contains(unit)).toList().forEach(unit -> {
            // Only units that require each other in a circle have none above them.
            if (!shown.contains(unit)) {
                tree(unit, shown, text);
            }
        });
        return text.isEmpty() ? "no units\n" : text.toString();
    }

    String tree(UnitName root) {
        StringBuilder text = new StringBuilder();
        tree(root, new TreeSet<>(), text);
        return text.toString();
    }

    private void tree(UnitName root, SortedSet<UnitName> shown, StringBuilder text) {
        text.append(root).append('\n');
        below(root, "", shown, text);
    }

    private void below(UnitName unit, String indent, SortedSet<UnitName> shown, StringBuilder text) {
        shown.add(unit);
        List<UnitName> others = List.copyOf(others(unit).keySet());
        for (UnitName other : others) {
            boolean isLast = other.equals(others.get(others.size() - 1));
            boolean isAgain = shown.contains(other) && !others(other).isEmpty();
            text.append(indent)
                    .append(isLast ? "└─ " : "├─ ")
                    .append(words(unit, other))
                    .append(' ')
                    .append(other);
            text.append(edges.containsKey(other) ? "" : ", which is not there").append(isAgain ? " (above)\n" : "\n");
            if (!isAgain) {
                below(other, indent + (isLast ? "   " : "│  "), shown, text);
            }
        }
    }

    private SortedMap<UnitName, SortedSet<Dependency>> others(UnitName unit) {
        return edges.getOrDefault(unit, new TreeMap<>());
    }

    /** {@code after, requires}. */
    private String words(UnitName unit, UnitName other) {
        return String.join(
                ", ",
                others(unit).getOrDefault(other, new TreeSet<>()).stream()
                        .map(UnitGraph::word)
                        .toList());
    }

    private static String word(Dependency kind) {
        return switch (kind) {
            case AFTER -> "after";
            case BEFORE -> "before";
            case REQUIRES -> "requires";
            case REQUISITE -> "needs";
            case WANTS -> "wants";
            case BINDS_TO -> "bound to";
            case PART_OF -> "part of";
            case UPHOLDS -> "upholds";
            case CONFLICTS -> "conflicts with";
            case ON_FAILURE -> "on failure";
            case ON_SUCCESS -> "on success";
        };
    }

    /** For dot(1) of Graphviz. Names of units have no character that would end the quotes, but for the backslash. */
    String dot() {
        StringBuilder text = new StringBuilder("digraph gitproc {\n    node [shape=box];\n");
        edges.keySet().forEach(unit -> text.append("    ").append(quoted(unit)).append(";\n"));
        edges.forEach((unit, others) -> others.keySet()
                .forEach(other -> text.append("    ")
                        .append(quoted(unit))
                        .append(" -> ")
                        .append(quoted(other))
                        .append(" [label=\"")
                        .append(words(unit, other))
                        .append("\"];\n")));
        return text.append("}\n").toString();
    }

    private static String quoted(UnitName unit) {
        return '"' + unit.value().replace("\\", "\\\\") + '"';
    }
}
