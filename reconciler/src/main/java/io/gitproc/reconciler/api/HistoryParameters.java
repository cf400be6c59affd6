package io.gitproc.reconciler.api;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.HistoryQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** From the parameters of a request to what is asked of the past. */
record HistoryParameters(Call call) {
    private static final int LIMIT_MAX = 100_000;

    HistoryQuery query() throws FaultException {
        return HistoryQuery.of(unit(), since(), call.number("limit", LIMIT_MAX).orElse(HistoryQuery.LIMIT));
    }

    private Optional<UnitName> unit() throws FaultException {
        Optional<String> text = call.parameter("unit").filter(name -> !name.isEmpty());
        return text.isPresent() ? Optional.of(call.named(text.get())) : Optional.empty();
    }

    private Optional<Instant> since() throws FaultException {
        Optional<String> text = call.parameter("since");
        return text.isPresent() ? Optional.of(instant("since", text.get())) : Optional.empty();
    }

    /** The instant that is asked for. */
    Instant time() throws FaultException {
        return instant("time", call.parameter("time").orElse(""));
    }

    private static Instant instant(String name, String text) throws FaultException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(
                    Fault.badRequest(name + "=" + text + " is not a time", "write it as 2026-11-22T20:36:01Z"));
        }
    }
}
