package io.gitproc.executors;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words for a step of the launcher that failed before the program ran. */
final class SetupFailure {
    private static final Map<String, String> STEPS = steps();

    private SetupFailure() {}

    private static Map<String, String> steps() {
        Map<String, String> steps = new TreeMap<>();
        steps.put("CGROUP", "cgroup");
        steps.put("NAMESPACE", "namespace");
        steps.put("STDOUT", "standard output");
        steps.put("STDERR", "standard error");
        steps.put("NOTIFY", "notify socket");
        steps.put("OOM_ADJUST", "out-of-memory score");
        steps.put("RUNTIME_DIRECTORY", "runtime directory");
        steps.put("STATE_DIRECTORY", "state directory");
        steps.put("CACHE_DIRECTORY", "cache directory");
        steps.put("LOGS_DIRECTORY", "logs directory");
        steps.put("CONFIGURATION_DIRECTORY", "configuration directory");
        steps.put("NICE", "nice level");
        steps.put("IOPRIO", "I/O priority");
        steps.put("SETSCHEDULER", "CPU scheduling");
        steps.put("CPUAFFINITY", "CPU affinity");
        steps.put("LIMITS", "resource limit");
        steps.put("CAPABILITIES", "capabilities");
        steps.put("NO_NEW_PRIVILEGES", "flag");
        steps.put("GROUP", "group");
        steps.put("USER", "user");
        steps.put("CHDIR", "working directory");
        steps.put("EXEC", "executable");
        return Collections.unmodifiableMap(steps);
    }

    /** {@code working directory /srv/web: no such file or directory}. */
    static String words(RecordText exit) {
        String step = exit.text("step").orElse("");
        return Optional.ofNullable(STEPS.get(step)).orElse(step.toLowerCase(Locale.ROOT)) + " "
                + exit.text("subject").orElse("") + ": "
                + exit.text("cause").orElse("failed");
    }
}
