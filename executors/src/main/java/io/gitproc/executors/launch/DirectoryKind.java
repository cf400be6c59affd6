package io.gitproc.executors.launch;

import io.gitproc.model.unit.BaseDirectory;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.FileMode;
import io.gitproc.model.unit.ServiceSpec;
import java.util.List;

/**
 * One of the places below which a service gets directories of its own.
 *
 * @param names the directories below it
 * @param mode theirs
 * @param base the place
 * @param owner who owns them
 */
record DirectoryKind(Directive<List<String>> names, Directive<FileMode> mode, BaseDirectory base, Owner owner) {

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
                    BaseDirectory.RUNTIME,
                    Owner.SERVICE),
            new DirectoryKind(
                    Directives.STATE_DIRECTORY, Directives.STATE_DIRECTORY_MODE, BaseDirectory.STATE, Owner.SERVICE),
            new DirectoryKind(
                    Directives.CACHE_DIRECTORY, Directives.CACHE_DIRECTORY_MODE, BaseDirectory.CACHE, Owner.SERVICE),
            new DirectoryKind(
                    Directives.LOGS_DIRECTORY, Directives.LOGS_DIRECTORY_MODE, BaseDirectory.LOGS, Owner.SERVICE),
            new DirectoryKind(
                    Directives.CONFIGURATION_DIRECTORY,
                    Directives.CONFIGURATION_DIRECTORY_MODE,
                    BaseDirectory.CONFIGURATION,
                    Owner.DAEMON));

    /** Absolute, in the order of the unit. */
    List<String> paths(ServiceSpec spec) {
        return base.below(spec.get(names));
    }
}
