package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.TimeSpan;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * A request that has a route, whole and from somebody who may ask.
 *
 * @param captured what stands for the braces of the route; empty when it has none
 */
record Call(Actor by, String captured, Fields query, Body body) {
    private static final int REASON_MAX = 200;
    private static final int SECONDS_MAX = 24 * 60 * 60;

    /** Of somebody who only looks, and of whom nothing is known. */
    static Call reading(String captured, Fields query) {
        return new Call(new Actor("nobody"), captured, query, new Body(new TreeMap<>()));
    }

    static Fields query(Request request) throws FaultException {
        try {
            return Request.extractQueryParameters(request);
        } catch (IllegalStateException broken) {
            throw new FaultException(Fault.badRequest("the query is not UTF-8 with percent signs", ""));
        }
    }

    UnitName unit() throws FaultException {
        return named(captured);
    }

    long pid() throws FaultException {
        if (!captured.matches("[1-9][0-9]{0,8}")) {
            throw new FaultException(Fault.badRequest(captured + " is not a number of a process", ""));
        }
        return Long.parseLong(captured);
    }

    UnitName named(String text) throws FaultException {
        return UnitName.parse(text)
                .orElseThrow(() -> new FaultException(Fault.badRequest(
                        text + " is not a name of a unit",
                        "a name has letters, digits and :_.\\@- and at most 255 characters")));
    }

    /** One line that does nothing to a terminal, wherever it will be shown. */
    String reason() {
        return Printable.cut(Printable.line(body.text("reason").orElse("").strip()), REASON_MAX);
    }

    /** Who, why and for how long. */
    Intent intent() throws FaultException {
        return new Intent(by, reason(), span());
    }

    /** {@code infinity} is the same as nothing. */
    private Optional<Duration> span() throws FaultException {
        String text = body.text("for").orElse("infinity");
        Duration span = TimeSpan.parse(text)
                .filter(it -> !it.isZero())
                .orElseThrow(() -> new FaultException(Fault.badRequest(
                        "for=" + text + " is not a time span", "write a number of seconds or a sum such as 1h 30min")));
        return Optional.of(span).filter(it -> !it.equals(TimeSpan.INFINITY));
    }

    Optional<Integer> waitSeconds() throws FaultException {
        return number("wait", SECONDS_MAX);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.getValue(name));
    }

    Optional<Integer> number(String parameter, int max) throws FaultException {
        Optional<String> given = parameter(parameter);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String text = given.get();
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) > max) {
            throw new FaultException(
                    Fault.badRequest(parameter + "=" + text + " is not a number from 0 to " + max, ""));
        }
        return Optional.of(Integer.parseInt(text));
    }
}
