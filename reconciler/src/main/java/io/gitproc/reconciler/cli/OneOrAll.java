package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Of which unit a verb tells what was done. */
final class OneOrAll {
    @Parameters(
            paramLabel = "UNIT",
            arity = "0..1",
            description = "web or web.service; without one, of all and of the host")
    private Optional<String> unit = Optional.empty();

    /** Empty for all. */
    Optional<UnitName> chosen() throws CommandException {
        return unit.isPresent() ? Optional.of(Units.name(unit.get())) : Optional.empty();
    }
}
