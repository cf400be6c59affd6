package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/** What must hold of a unit as a whole. */
final class Requirements {
    private static final String EXEC_START_HINT =
            "write ExecStart= with an absolute path and arguments under [Service]";

    private static final List<Directive<?>> LATER_TRIGGERS =
            List.of(Directives.ON_UNIT_ACTIVE_SEC, Directives.ON_UNIT_INACTIVE_SEC);

    private final ServiceSpec spec;
    private final UnitFile file;
    private final Diagnostics out;

    Requirements(ServiceSpec spec, UnitFile file, Diagnostics out) {
        this.spec = spec;
        this.file = file;
        this.out = out;
    }

    void check(UnitRule rule) {
        runsByItself();
        hasCommand();
        hasOneCommand();
        endsOnce();
        hasTrigger();
        hasFirstRun();
        startsItself();
        rule.breaches(spec).forEach(breach -> refuse(place(breach.directive()), breach.message(), breach.hint()));
    }

    private void runsByItself() {
        if (spec.name().isTemplate()) {
            refuse(
                    file.start(),
                    spec.name() + " is a template, which cannot run by itself",
                    "name the file after an instance, such as " + spec.name().stem() + "1.service");
        }
    }

    private void hasCommand() {
        if (TimerFiles.isMain(file.start().file())) {
            refuse(
                    file.start(),
                    file.start().name() + " has no " + spec.name() + " to start",
                    "add " + spec.name() + " beside it, or delete the timer");
        } else if (!file.sections().containsKey(Directives.SERVICE)) {
            refuse(file.start(), spec.name() + " has no [Service] section", "write [Service], and ExecStart= under it");
        } else if (spec.get(Directives.EXEC_START).isEmpty() && !out.rejected()) {
            refuse(file.sections().get(Directives.SERVICE), spec.name() + " has no ExecStart=", EXEC_START_HINT);
        }
    }

    private void hasOneCommand() {
        if (spec.get(Directives.EXEC_START).size() > 1 && spec.get(Directives.TYPE) != ServiceType.ONESHOT) {
            last(Directives.EXEC_START)
                    .say(
                            Severity.ERROR,
                            "is a further command, and Type="
                                    + spec.get(Directives.TYPE).text() + " has one",
                            "remove it, write an empty ExecStart= above it to replace the first one, or Type=oneshot",
                            out);
        }
    }

    /** Source: systemd.service(5): a oneshot that restarts when it ends well would never end. */
    private void endsOnce() {
        boolean isOneshot = spec.get(Directives.TYPE) == ServiceType.ONESHOT;
        if (isOneshot && restartsSuccess(spec.get(Directives.RESTART))) {
            last(Directives.RESTART)
                    .say(
                            Severity.ERROR,
                            "would run a Type=oneshot service again and again",
                            "write Restart=on-failure, or Type=exec",
                            out);
        }
    }

    private void hasTrigger() {
        Optional<Place> timer = Optional.ofNullable(file.sections().get(Directives.TIMER));
        if (timer.isPresent() && !spec.isTimed() && !out.rejected()) {
            refuse(
                    timer.get(),
                    timer.get().name() + " has nothing that triggers it",
                    "write OnCalendar= under [Timer]");
        }
    }

    /** As in systemd, where this makes many wait in vain. */
    private void hasFirstRun() {
        List<Directive<?>> set =
                Directives.TRIGGERS.stream().filter(spec::isSet).toList();
        if (!set.isEmpty() && LATER_TRIGGERS.containsAll(set)) {
            last(set.get(0))
                    .say(
                            Severity.WARNING,
                            "counts from a run of " + spec.name() + ", of which nothing here starts the first",
                            "add OnActiveSec=0, or OnBootSec=",
                            out);
        }
    }

    /** There is no second unit, so a timer is called as what it starts. */
    private void startsItself() {
        Optional<UnitName> started = spec.get(Directives.TIMER_UNIT).filter(unit -> !unit.equals(spec.name()));
        if (started.isPresent()) {
            last(Directives.TIMER_UNIT)
                    .say(
                            Severity.ERROR,
                            "is not what this timer starts, which is " + spec.name(),
                            "write it into " + TimerFiles.of(started.get()),
                            out);
        }
    }

    private static boolean restartsSuccess(Restart restart) {
        return switch (restart) {
            case ALWAYS, ON_SUCCESS -> true;
            case NO, ON_FAILURE, ON_ABNORMAL, ON_ABORT, ON_WATCHDOG -> false;
        };
    }

    /** Where a directive has its value; at the top when the unit does not set it. */
    private Place place(Directive<?> directive) {
        return file.lines(directive).isEmpty() ? file.start() : last(directive).at();
    }

    /** The last line of a directive that is set. */
    private Assignment last(Directive<?> directive) {
        List<Assignment> lines = file.lines(directive);
        return lines.get(lines.size() - 1);
    }

    private void refuse(Place at, String message, String hint) {
        out.add(Severity.ERROR, at, message, hint);
    }
}
