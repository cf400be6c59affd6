package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.TimerFiles;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** From what was typed to where the unit is in the API. */
final class Units {
    private static final String ALL = "/api/v1/units";

    private Units() {}

    static String all() {
        return ALL;
    }

    static String path(String typed) throws CommandException {
        return ALL + "/" + encoded(name(typed));
    }

    /** For an address. */
    static String encoded(UnitName name) {
        return URLEncoder.encode(name.value(), StandardCharsets.UTF_8);
    }

    static UnitName name(String typed) throws CommandException {
        Optional<UnitName> name = UnitName.parse(typed);
        if (name.isEmpty()) {
            throw TimerFiles.service(typed).map(Units::timer).orElseGet(() -> illegal(typed));
        }
        return name.get();
    }

    /** In systemd it is a unit; to start it is not to start its service. */
    private static CommandException timer(UnitName service) {
        return new CommandException(
                ExitCode.USAGE,
                TimerFiles.of(service) + " is no unit of its own: it says when " + service + " is started",
                "name " + service + "; gitproc timers lists what is started on time");
    }

    private static CommandException illegal(String typed) {
        return new CommandException(
                ExitCode.USAGE,
                Printable.cut(Printable.line(typed), 80) + " is not a name of a unit",
                "write it as gitproc list shows it, with or without .service");
    }
}
