package io.gitproc.executors.launch;

import io.gitproc.executors.Account;
import io.gitproc.executors.Executor;
import io.gitproc.executors.Launch;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.WorkingDirectory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the program of {@code ExecStart=} as it is, without a shell, in the environment of systemd.exec(5). */
public final class DirectExecutor implements Executor {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int FILE_MODE_MASK = 0022;

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Launch compile(ServiceSpec spec, Context context) {
        SortedMap<String, String> environment = environment(spec, context);
        WorkingDirectory directory = spec.get(Directives.WORKING_DIRECTORY);
        return new Launch(
                spec.get(Directives.EXEC_START).stream()
                        .map(command -> command(command, environment))
                        .toList(),
                environment,
                directory.isHome() ? environment.getOrDefault("HOME", "/") : directory.path(),
                directory.optional(),
                context.credentials(),
                FILE_MODE_MASK);
    }

    private static Launch.Command command(ExecCommand command, SortedMap<String, String> environment) {
        return new Launch.Command(
                command.program(),
                command.argv(name -> Optional.ofNullable(environment.get(name))),
                command.ignoresFailure());
    }

    /** From the weakest to the strongest: the defaults, the user's, {@code Environment=}, {@code EnvironmentFile=}. */
    private static SortedMap<String, String> environment(ServiceSpec spec, Context context) {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("LANG", "C.UTF-8");
        environment.put("PATH", PATH);
        environment.put("INVOCATION_ID", context.invocation().value());
        context.account().ifPresent(account -> environment.putAll(of(account)));
        environment.putAll(spec.get(Directives.ENVIRONMENT));
        environment.putAll(context.files());
        return environment;
    }

    private static SortedMap<String, String> of(Account account) {
        SortedMap<String, String> variables = new TreeMap<>();
        variables.put("USER", account.name());
        variables.put("LOGNAME", account.name());
        variables.put("HOME", account.home());
        variables.put("SHELL", account.shell());
        return variables;
    }
}
