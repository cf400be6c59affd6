package io.gitproc.reconciler.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How somebody wants text: what a command knows of the terminal that it prints on.
 *
 * @param now as of which ages are told
 * @param zone in which times are shown
 * @param width of a line, in characters
 * @param coloured whether words have colours, as ANSI escapes
 */
public record Look(Instant now, ZoneId zone, int width, boolean coloured) {
    private static final int WIDTH = 80;
    private static final int WIDTH_MAX = 9999;

    static Look of(Call call, Instant now) throws FaultException {
        return new Look(
                now,
                zone(call.parameter("zone")),
                call.number("width", WIDTH_MAX).orElse(WIDTH),
                call.parameter("colour").filter("yes"::equals).isPresent());
    }

    private static ZoneId zone(Optional<String> name) throws FaultException {
        try {
            return name.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.badRequest("zone=" + name.orElse("") + " is not a time zone", ""));
        }
    }
}
