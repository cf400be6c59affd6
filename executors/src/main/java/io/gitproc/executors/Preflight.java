package io.gitproc.executors;

import io.gitproc.executors.Kernel.Access;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Unmet;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.WorkingDirectory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks, before an old version is stopped, whether the new one can be started; and whether a unit that is down may be
 * started on this host at all.
 */
public final class Preflight {
    private final Kernel kernel;
    private final Accounts accounts;
    private final Executor executor;

    Preflight(Kernel kernel, Accounts accounts, Executor executor) {
        this.kernel = kernel;
        this.accounts = accounts;
        this.executor = executor;
    }

    /** The same observation with the obstacles that were found. */
    public Observed over(Desired desired, Observed observed) {
        SortedMap<UnitName, UnitStatus> judged = new TreeMap<>();
        desired.units().forEach((name, wanted) -> {
            UnitStatus status = observed.unit(name).orElseGet(() -> UnitStatus.none(name));
            obstacle(wanted, status).ifPresent(cause -> judged.put(name, status.withObstacle(cause)));
        });
        return observed.with(judged);
    }

    /** A unit that is passed over here need not fit this host. */
    private Optional<String> obstacle(Wanted wanted, UnitStatus status) {
        if (!status.alive()) {
            return status.unmet().isPresent() ? Optional.empty() : wrongWish(wanted.spec());
        }
        return isToBeReplaced(wanted, status)
                ? status.unmet()
                        .map(Unmet::words)
                        .or(() -> wrongWish(wanted.spec()))
                        .or(() -> wrongPath(wanted.spec()))
                : Optional.empty();
    }

    /** What no file that comes later can heal. */
    private Optional<String> wrongWish(ServiceSpec spec) {
        return executor.unsupported(spec).or(() -> wrongIdentity(spec));
    }

    static boolean isToBeReplaced(Wanted wanted, UnitStatus status) {
        for (Invocation invocation : status.invocations()) {
            if (invocation.alive() && wanted.isNewTo(invocation)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> wrongIdentity(ServiceSpec spec) {
        try {
            accounts.credentials(spec);
            return Optional.empty();
        } catch (KernelException refused) {
            return Optional.of(refused.subject() + ": " + refused.reason());
        }
    }

    private Optional<String> wrongPath(ServiceSpec spec) {
        try {
            Optional<Account> account = accounts.of(spec);
            return wrongDirectory(spec, account)
                    .or(() -> spec.get(Directives.EXEC_START).stream()
                            .flatMap(command -> wrongProgram(command, account).stream())
                            .findFirst());
        } catch (KernelException refused) {
            return Optional.of(refused.subject() + ": " + refused.reason());
        }
    }

    private Optional<String> wrongDirectory(ServiceSpec spec, Optional<Account> account) {
        WorkingDirectory directory = spec.get(Directives.WORKING_DIRECTORY);
        String path = directory.isHome() ? account.orElse(kernel.facts().user()).home() : directory.path();
        return directory.optional()
                ? Optional.empty()
                : words("working directory", path, kernel.enterable(path, account));
    }

    private Optional<String> wrongProgram(ExecCommand command, Optional<Account> account) {
        String program = command.program();
        return program.startsWith("/")
                ? words("executable", program, kernel.executable(program, account))
                : Optional.empty();
    }

    private static Optional<String> words(String what, String path, Access access) {
        return access == Access.OK ? Optional.empty() : Optional.of(what + " " + path + ": " + access.cause());
    }
}
