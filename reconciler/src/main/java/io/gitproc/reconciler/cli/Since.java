package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.TimeSpan;
import io.gitproc.reconciler.api.ExitCode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Points in time as people write them, after systemd.time(7): {@code 10min} or {@code 10min ago}, {@code today},
 * {@code yesterday}, {@code 20:36}, {@code 2026-11-22}, {@code 2026-11-22 20:36:01}, {@code 2026-11-22T20:36:01Z}.
 */
final class Since {
    private final Clock clock;

    private Since(Clock clock) {
        this.clock = clock;
    }

    /** Empty when it is none. What has no zone is in that of the clock. */
    static Optional<Instant> parse(String text, Clock clock) {
        Since since = new Since(clock);
        return Stream.<Function<String, Optional<Instant>>>of(
                        since::word, since::span, since::instant, since::local, since::date, since::time)
                .flatMap(form -> form.apply(text.strip()).stream())
                .findFirst();
    }

    /**
     * As above.
     *
     * @param before what stands before it in the sentence: {@code --since=}
     */
    static Instant required(String before, String text, Clock clock) throws CommandException {
        return parse(text, clock)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        before + text + " is not a time",
                        "write 10min, today, 20:36, 2026-11-22 20:36:01 or 2026-11-22T20:36:01Z"));
    }

    private Optional<Instant> word(String text) {
        return switch (text) {
            case "now" -> Optional.of(clock.instant());
            case "today" -> Optional.of(begin(today()));
            case "yesterday" -> Optional.of(begin(today().minusDays(1)));
            default -> Optional.empty();
        };
    }

    private Optional<Instant> span(String text) {
        String span = text.endsWith(" ago") ? text.substring(0, text.length() - " ago".length()) : text;
        return TimeSpan.parse(span).map(this::before);
    }

    /** A span that is longer than times are is as good as all. */
    private Instant before(Duration span) {
        Instant now = clock.instant();
        return span.compareTo(Duration.between(Instant.EPOCH, now)) > 0 ? Instant.EPOCH : now.minus(span);
    }

    private Optional<Instant> instant(String text) {
        return tried(() -> OffsetDateTime.parse(text).toInstant());
    }

    private Optional<Instant> local(String text) {
        return tried(() -> LocalDateTime.parse(text.replaceFirst(" +", "T"))
                .atZone(clock.getZone())
                .toInstant());
    }

    private Optional<Instant> date(String text) {
        return tried(() -> begin(LocalDate.parse(text)));
    }

    private Optional<Instant> time(String text) {
        return tried(() ->
                today().atTime(LocalTime.parse(text)).atZone(clock.getZone()).toInstant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private interface Reading {
        Instant read();
    }

    private static Optional<Instant> tried(Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
