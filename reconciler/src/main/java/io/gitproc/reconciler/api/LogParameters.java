package io.gitproc.reconciler.api;

import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** From the parameters of a request to what is asked of a log. */
record LogParameters(Call call, Path log) {
    private static final int LINES_MAX = 1_000_000;

    LogQuery query() throws FaultException {
        OptionalInt lines = call.number("lines", LINES_MAX).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new LogQuery(lines, since(), invocation(), source());
    }

    LogStream.Extent extent() {
        return call.parameter("follow").filter("true"::equals).isPresent()
                ? LogStream.Extent.FOLLOW
                : LogStream.Extent.NOW;
    }

    private Optional<String> since() throws FaultException {
        Optional<String> text = call.parameter("since");
        try {
            return text.map(Instant::parse).map(LogQuery::at);
        } catch (DateTimeException e) {
            throw refused("since=" + text.orElse("") + " is not a time", "write it as 2026-11-22T20:36:01Z");
        }
    }

    private Optional<LogHead.Source> source() throws FaultException {
        Optional<String> word = call.parameter("stream");
        return word.isPresent() ? Optional.of(source(word.get())) : Optional.empty();
    }

    private static LogHead.Source source(String word) throws FaultException {
        return switch (word) {
            case "stdout" -> LogHead.Source.OUT;
            case "stderr" -> LogHead.Source.ERR;
            default -> throw refused(word + " is not a stream", "understood: stdout, stderr");
        };
    }

    private Optional<String> invocation() throws FaultException {
        Optional<String> word = call.parameter("invocation");
        return word.isPresent() ? Optional.of(invocation(word.get())) : Optional.empty();
    }

    private String invocation(String word) throws FaultException {
        return switch (word) {
            case "current" -> found(0, "no invocation");
            case "previous" -> found(1, "no invocation before the newest one");
            default -> digits(word);
        };
    }

    private String found(int back, String otherwise) throws FaultException {
        try {
            return Tail.invocation(log, back)
                    .orElseThrow(() -> failed(otherwise + " has written to " + log, "ask for all of it"));
        } catch (IOException e) {
            throw failed("cannot read " + log + ": " + Causes.of(e), "");
        }
    }

    private static String digits(String word) throws FaultException {
        if (word.matches("[0-9a-f]{4,32}")) {
            return word;
        }
        throw refused(word + " is not an invocation", "understood: current, previous, the first digits of its id");
    }

    private static FaultException failed(String message, String hint) {
        return new FaultException(new Fault(409, ExitCode.FAILED, message, hint));
    }

    private static FaultException refused(String message, String hint) {
        return new FaultException(Fault.badRequest(message, hint));
    }
}
