package io.gitproc.reconciler.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rejects a unit, in one sentence. */
final class RejectionTest {
    private static final UnitName WEB = UnitName.of("web");

    @Test
    void aWarningThatStandsBeforeTheErrorIsNotItsCause() {
        ParsedUnit web = UnitParser.parse(WEB, "[Service]\nResart=always\nExecStart=bin/relative\n");
        assertThat(web.diagnostics().get(0).message()).contains("Resart");

        assertThat(new Rejection(WEB, "units/web.service", web.diagnostics(), Optional.empty()).cause())
                .startsWith("web.service:3:")
                .contains("bin/relative");
    }
}
