package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.Configuration;
import io.gitproc.reconciler.config.ConfigurationException;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.config.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command works with: where it prints, what surrounds it, what time it is.
 *
 * @param arguments of the command, whole
 * @param config the file that {@code --config} names
 */
record Session(Console console, List<String> arguments, Optional<Path> config) {
    Settings settings() throws CommandException {
        try {
            Surroundings surroundings = console.surroundings();
            return config.isPresent()
                    ? Configuration.load(config.get(), surroundings)
                    : Configuration.load(surroundings);
        } catch (ConfigurationException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e.hint());
        }
    }

    Client client() throws CommandException {
        Path socket = settings().socket();
        Signpost.ofProcess().pointTo(socket);
        return new Client(socket);
    }
}
