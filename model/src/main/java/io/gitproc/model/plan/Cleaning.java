package io.gitproc.model.plan;

import io.gitproc.model.unit.BaseDirectory;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.DirectoryPreserve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The removal of what is over: cgroups in which nothing is left, runtime directories, and what need not be remembered.
 * What removes directories goes before a start, which makes them anew; the rest keeps no start waiting.
 */
final class Cleaning {
    private final UnitStatus status;
    private final Outlook outlook;
    private final int kept;

    /**
     * @param outlook of the unit, without the removals
     * @param kept how many ended invocations are remembered
     */
    Cleaning(UnitStatus status, Outlook outlook, int kept) {
        this.status = status;
        this.outlook = outlook;
        this.kept = kept;
    }

    Outlook outlook() {
        List<Invocation> ended = status.ended();
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < ended.size(); i++) {
            removal(ended.get(i), i >= ended.size() - kept).ifPresent(actions::add);
        }
        return actions.isEmpty() ? outlook : outlook.doing(ordered(actions));
    }

    private List<Action> ordered(List<Action> removals) {
        List<Action> ordered = new ArrayList<>();
        removals.stream().filter(Cleaning::removesDirectories).forEach(ordered::add);
        ordered.addAll(outlook.ready());
        removals.stream().filter(removal -> !removesDirectories(removal)).forEach(ordered::add);
        return ordered;
    }

    private static boolean removesDirectories(Action removal) {
        return removal instanceof Action.Release release
                && !release.directories().isEmpty();
    }

    private Optional<Action> removal(Invocation ended, boolean remembered) {
        if (ended.contained() && !ended.abandoned()) {
            return keepsDirectories(ended) ? Optional.empty() : Optional.of(release(ended));
        }
        return ended.abandoned() || !remembered
                ? Optional.of(new Action.Forget(status.unit(), ended.id()))
                : Optional.empty();
    }

    /** The cgroup stands for its directories, until it is known what becomes of them. */
    private boolean keepsDirectories(Invocation ended) {
        return !directories(ended).isEmpty() && (isActive(ended) || mayBeStartedInto(ended));
    }

    /** systemd.service(5): a oneshot that has ended may count as active until it is stopped. */
    private boolean isActive(Invocation ended) {
        return outlook.state() == UnitState.EXITED && ended.spec().get(Directives.REMAIN_AFTER_EXIT);
    }

    private boolean mayBeStartedInto(Invocation ended) {
        return preserve(ended) == DirectoryPreserve.RESTART && outlook.nextTry().isPresent();
    }

    private Action release(Invocation ended) {
        boolean go = switch (preserve(ended)) {
            case NO -> true;
            case RESTART -> !isToStart();
            case YES -> false;
        };
        return new Action.Release(status.unit(), ended.id(), go ? directories(ended) : List.of());
    }

    private boolean isToStart() {
        return switch (outlook.state()) {
            case STARTING, WAITING, BACKOFF, CRASH_LOOP, RUNNING, STOPPING -> true;
            case STOPPED, EXITED, SCHEDULED, FAILED, HELD, REJECTED -> false;
        };
    }

    private static DirectoryPreserve preserve(Invocation ended) {
        return ended.spec().get(Directives.RUNTIME_DIRECTORY_PRESERVE);
    }

    /** Those of the last start; an earlier one has lost its own to it. */
    private List<String> directories(Invocation ended) {
        boolean isNewest = status.newest().filter(ended::equals).isPresent();
        return isNewest ? BaseDirectory.RUNTIME.below(ended.spec().get(Directives.RUNTIME_DIRECTORY)) : List.of();
    }
}
