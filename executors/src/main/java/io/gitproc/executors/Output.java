package io.gitproc.executors;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.OutputTarget;

/**
 * Where the output of a service goes.
 *
 * @param standard {@link OutputTarget#INHERIT}: to whoever starts it, which no service has
 * @param error {@link OutputTarget#INHERIT} for the very file of the standard output
 * @param logMax the size at which the log is rotated
 * @param logFiles how many rotated logs are kept, 1 or more
 */
public record Output(OutputTarget standard, OutputTarget error, Bytes logMax, int logFiles) {

    /** Both into the log, as for a unit that says nothing. */
    public static final Output LOG = new Output(OutputTarget.JOURNAL, OutputTarget.JOURNAL, new Bytes(10 << 20), 5);

    /** Both to whoever starts it. */
    public static final Output INHERITED =
            new Output(OutputTarget.INHERIT, OutputTarget.INHERIT, LOG.logMax(), LOG.logFiles());
}
