package io.gitproc.executors;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.EnvironmentFile;
import io.gitproc.model.unit.EnvironmentFileParser;
import io.gitproc.model.unit.ServiceSpec;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables of all {@code EnvironmentFile=} of a unit, read anew at each start. */
final class EnvironmentFiles {
    private EnvironmentFiles() {}

    /**
     * The later file above the earlier one.
     *
     * @throws KernelException when a file is missing that may not be, or cannot be read
     */
    static SortedMap<String, String> read(Kernel kernel, ServiceSpec spec) throws KernelException {
        SortedMap<String, String> variables = new TreeMap<>();
        for (EnvironmentFile file : spec.get(Directives.ENVIRONMENT_FILE)) {
            Optional<String> text = kernel.read(file.path());
            if (text.isEmpty() && !file.optional()) {
                throw new KernelException("read EnvironmentFile", file.path(), "no such file or directory");
            }
            text.ifPresent(content -> variables.putAll(EnvironmentFileParser.parse(content)));
        }
        return variables;
    }
}
