package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts limits on cgroups, and says in one sentence each which of them do not hold. */
final class Limiter {
    private final SortedMap<Controller, Hierarchy> controllers;

    Limiter(SortedMap<Controller, Hierarchy> controllers) {
        this.controllers = new TreeMap<>(controllers);
    }

    /** What can never hold, whatever the limits. */
    List<String> unenforced() {
        List<String> sentences = new ArrayList<>();
        for (Controller controller : Controller.values()) {
            if (!controllers.containsKey(controller)) {
                sentences.add(directives(controller) + ": " + lack(controller));
            }
        }
        return sentences;
    }

    private static String directives(Controller controller) {
        return LimitRow.ALL.stream()
                .filter(row -> row.controller() == controller)
                .map(LimitRow::directive)
                .collect(Collectors.joining(", "));
    }

    private static String lack(Controller controller) {
        return "no " + controller.nameIn(CgroupVersion.V2) + " controller on this host";
    }

    /**
     * Sets what is wanted on a new cgroup, where everything else is without limit already.
     *
     * @param cgroup where the cgroup is in a hierarchy
     */
    List<String> impose(Function<Hierarchy, Path> cgroup, Limits limits) {
        return LimitRow.ALL.stream()
                .filter(row -> row.isWanted(limits))
                .flatMap(row -> apply(row, cgroup, limits).stream())
                .toList();
    }

    /** Sets what is wanted and lifts what is not. */
    List<String> adjust(Function<Hierarchy, Path> cgroup, Limits limits) {
        return LimitRow.ALL.stream()
                .flatMap(row -> apply(row, cgroup, limits).stream())
                .toList();
    }

    private Optional<String> apply(LimitRow row, Function<Hierarchy, Path> cgroup, Limits limits) {
        return Optional.ofNullable(controllers.get(row.controller()))
                .map(hierarchy -> row.apply(hierarchy.version(), cgroup.apply(hierarchy), limits))
                .orElseGet(() -> lack(row, limits));
    }

    private static Optional<String> lack(LimitRow row, Limits limits) {
        return row.isWanted(limits) ? Optional.of(row.sentence(limits, lack(row.controller()))) : Optional.empty();
    }

    /** Where there are no cgroups, no limit holds. */
    static List<String> applyNowhere(Limits limits) {
        return LimitRow.ALL.stream()
                .filter(row -> row.isWanted(limits))
                .map(row -> row.sentence(limits, "no writable cgroup on this host"))
                .toList();
    }
}
