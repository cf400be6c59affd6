package io.gitproc.executors.launch;

import io.gitproc.executors.Executor;
import io.gitproc.executors.Launch;
import io.gitproc.model.unit.ServiceSpec;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the program of {@code ExecStart=} as it is, without a shell, in the environment of systemd.exec(5). */
public final class DirectExecutor implements Executor {
    private final SortedMap<String, String> environment;

    /**
     * @param environment of the daemon, for {@code PassEnvironment=}
     */
    public DirectExecutor(Map<String, String> environment) {
        this.environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Launch compile(ServiceSpec spec, Context context) {
        return new Compilation(spec, context, environment).launch();
    }
}
