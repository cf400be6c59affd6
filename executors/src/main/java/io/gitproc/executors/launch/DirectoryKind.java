package io.gitproc.executors.launch;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.FileMode;
import io.gitproc.model.unit.ServiceSpec;
import java.util.List;

/**
 * One of the places below which a service gets directories of its own. Source: systemd.exec(5), for system services.
 *
 * @param names the directories below it
 * @param mode theirs
 * @param root the place
 * @param variable in which the service finds the paths, with colons between them
 * @param owner who owns them
 */
record DirectoryKind(
        Directive<List<String>> names, Directive<FileMode> mode, String root, String variable, Owner owner) {

    /** Whose the directories are. */
    enum Owner {
        SERVICE,
        /** What configures a service is not for it to change. */
        DAEMON
    }

    static final List<DirectoryKind> ALL = List.of(
            new DirectoryKind(
                    Directives.RUNTIME_DIRECTORY,
                    Directives.RUNTIME_DIRECTORY_MODE,
                    "/run",
                    "RUNTIME_DIRECTORY",
                    Owner.SERVICE),
            new DirectoryKind(
                    Directives.STATE_DIRECTORY,
                    Directives.STATE_DIRECTORY_MODE,
                    "/var/lib",
                    "STATE_DIRECTORY",
                    Owner.SERVICE),
            new DirectoryKind(
                    Directives.CACHE_DIRECTORY,
                    Directives.CACHE_DIRECTORY_MODE,
                    "/var/cache",
                    "CACHE_DIRECTORY",
                    Owner.SERVICE),
            new DirectoryKind(
                    Directives.LOGS_DIRECTORY,
                    Directives.LOGS_DIRECTORY_MODE,
                    "/var/log",
                    "LOGS_DIRECTORY",
                    Owner.SERVICE),
            new DirectoryKind(
                    Directives.CONFIGURATION_DIRECTORY,
                    Directives.CONFIGURATION_DIRECTORY_MODE,
                    "/etc",
                    "CONFIGURATION_DIRECTORY",
                    Owner.DAEMON));

    /** Absolute, in the order of the unit. */
    List<String> paths(ServiceSpec spec) {
        return spec.get(names).stream().map(name -> root + "/" + name).toList();
    }
}
