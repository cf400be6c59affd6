package io.gitproc.model.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads {@code [weekdays] [date] [time] [zone]}, or a shorthand. For one thread. */
final class CalendarParser {
    private static final int LENGTH_MAX = 500;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String HINT = "write as in Mon..Fri *-*-* 02:00:00, or daily";

    private static final SortedMap<String, String> SHORTHANDS = shorthands();
    private final List<Token> words;
    private final int end;

    private CalendarParser(String text) {
        this.words = new ArrayList<>(Token.words(text));
        this.end = text.length();
    }

    private static SortedMap<String, String> shorthands() {
        SortedMap<String, String> meanings = new TreeMap<>();
        meanings.put("minutely", "*-*-* *:*:00");
        meanings.put("hourly", "*-*-* *:00:00");
        meanings.put("daily", "*-*-* 00:00:00");
        meanings.put("weekly", "Mon *-*-* 00:00:00");
        meanings.put("monthly", "*-*-01 00:00:00");
        meanings.put("quarterly", "*-01,04,07,10-01 00:00:00");
        meanings.put("semiannually", "*-01,07-01 00:00:00");
        meanings.put("semi-annually", "*-01,07-01 00:00:00");
        meanings.put("biannually", "*-01,07-01 00:00:00");
        meanings.put("bi-annually", "*-01,07-01 00:00:00");
        meanings.put("yearly", "*-01-01 00:00:00");
        meanings.put("annually", "*-01-01 00:00:00");
        meanings.put("anually", "*-01-01 00:00:00");
        return Collections.unmodifiableSortedMap(meanings);
    }

    static Reading parse(String text) {
        try {
            if (text.length() > LENGTH_MAX) {
                throw new MisreadException(LENGTH_MAX, "is longer than " + LENGTH_MAX + " characters", HINT);
            }
            return new Reading.Read(new CalendarParser(text).event());
        } catch (MisreadException wrong) {
            return wrong.reading();
        }
    }

    private CalendarEvent event() throws MisreadException {
        Optional<ZoneId> zone = zone();
        expand();
        if (words.isEmpty()) {
            throw new MisreadException(end, "is not a calendar event", HINT);
        }
        if (words.size() == 1 && words.get(0).text().startsWith("@")) {
            return moment(words.get(0));
        }
        Optional<Token> weekdays = take(Token::startsWithLetter);
        Optional<Token> more = weekdays.flatMap(first -> take(Token::startsWithLetter));
        if (more.isPresent()) {
            throw more.get().wrong("has weekdays in two words", "write no blank between them, as in Mon,Wed");
        }
        Optional<Token> date = take(word -> !word.text().contains(":"));
        Optional<Token> time = take(word -> word.text().contains(":"));
        if (!words.isEmpty()) {
            throw words.get(0).wrong("has more than weekdays, a date, a time and a zone", HINT);
        }
        SortedSet<DayOfWeek> days = weekdays.isPresent() ? weekdays(weekdays.get()) : new TreeSet<>();
        return new CalendarEvent(
                date.isPresent() ? dates(days, date.get()) : everyDay(days),
                time.isPresent() ? times(time.get()) : Times.midnight(),
                zone);
    }

    private Optional<Token> take(Predicate<Token> kind) {
        return words.isEmpty() || !kind.test(words.get(0)) ? Optional.empty() : Optional.of(words.remove(0));
    }

    // The zone, and the shorthands.

    private Optional<ZoneId> zone() throws MisreadException {
        if (words.size() < 2) {
            return Optional.empty();
        }
        Token last = words.get(words.size() - 1);
        if (!last.startsWithLetter() || isOfWeekdays(last)) {
            return Optional.empty();
        }
        words.remove(last);
        return Optional.of(zone(last));
    }

    /** UTC, or the name of a region; Java would know an offset too, such as GMT+2. */
    private static ZoneId zone(Token word) throws MisreadException {
        if (word.text().equalsIgnoreCase(UTC.getId())) {
            return UTC;
        }
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(word.text())) {
            throw word.wrong("names no time zone that is known here", "write UTC, or a name such as Europe/Berlin");
        }
        return ZoneId.of(word.text());
    }

    private static boolean isOfWeekdays(Token word) {
        String first = word.text().split("[,.-]", 2)[0];
        return Weekdays.parse(first).isPresent();
    }

    /** A shorthand stands for words. */
    private void expand() {
        if (words.size() == 1) {
            Token only = words.get(0);
            Optional.ofNullable(SHORTHANDS.get(only.text().toLowerCase(Locale.ROOT)))
                    .ifPresent(meant -> {
                        words.clear();
                        words.addAll(Token.words(meant));
                    });
        }
    }

    /** Seconds since 1970, which are in no zone. */
    private static CalendarEvent moment(Token word) throws MisreadException {
        Cursor cursor = new Cursor(word.after(1));
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(cursor.seconds()), ZoneOffset.UTC);
        cursor.end();
        if (at.getYear() > Field.YEAR.max()) {
            throw word.wrong("is after the year " + Field.YEAR.max(), HINT);
        }
        Dates date = new Dates(
                new TreeSet<>(),
                Component.only(Field.YEAR, at.getYear()),
                Component.only(Field.MONTH, at.getMonthValue()),
                Component.only(Field.DAY, at.getDayOfMonth()));
        Times time = new Times(
                Component.only(Field.HOUR, at.getHour()),
                Component.only(Field.MINUTE, at.getMinute()),
                Component.only(Field.SECOND, at.getSecond()));
        return new CalendarEvent(date, time, Optional.of(UTC));
    }

    // Weekdays.

    /** {@code Mon,Wed..Fri}; there may be a comma behind the last. None of them counts when all do. */
    private static SortedSet<DayOfWeek> weekdays(Token word) throws MisreadException {
        SortedSet<DayOfWeek> days = new TreeSet<>();
        Token list = word.text().endsWith(",") ? word.before(1) : word;
        for (Token part : list.split(",")) {
            days.addAll(range(part));
        }
        return days.size() == DayOfWeek.values().length ? new TreeSet<>() : days;
    }

    private static List<DayOfWeek> range(Token part) throws MisreadException {
        List<Token> ends = part.split(part.text().contains("..") ? "\\.\\." : "-");
        DayOfWeek first = weekday(ends.get(0));
        DayOfWeek last = weekday(ends.get(ends.size() - 1));
        if (ends.size() > 2 || first.compareTo(last) > 0) {
            throw part.wrong("has weekdays that are no range", "write the earlier one first: Mon..Fri, or Sat,Sun,Mon");
        }
        return List.of(DayOfWeek.values()).subList(first.getValue() - 1, last.getValue());
    }

    private static DayOfWeek weekday(Token word) throws MisreadException {
        Optional<DayOfWeek> day = Weekdays.parse(word.text());
        if (day.isEmpty()) {
            throw word.wrong("has a word that is not a weekday", "write Mon, Tue, Wed, Thu, Fri, Sat or Sun; or daily");
        }
        return day.get();
    }

    // Date and time.

    private static Dates everyDay(SortedSet<DayOfWeek> weekdays) {
        return new Dates(
                weekdays, Component.every(Field.YEAR), Component.every(Field.MONTH), Component.every(Field.DAY));
    }

    /** {@code [year-]month-day}; {@code ~} in place of the last dash counts the days from the end of the month. */
    private static Dates dates(SortedSet<DayOfWeek> weekdays, Token word) throws MisreadException {
        List<Token> parts = word.split("[-~]");
        boolean isFromEnd = word.text().contains("~");
        if (parts.size() < 2 || parts.size() > 3) {
            throw word.wrong("is neither a date nor a time", "write a date such as *-*-01, a time such as 02:00");
        }
        Token last = parts.get(parts.size() - 1);
        if (isFromEnd && word.from() + word.text().indexOf('~') + 1 != last.from()) {
            throw last.wrong("has a ~ that is not before the day", "write as in *-*~01, the last day of a month");
        }
        return new Dates(
                weekdays,
                parts.size() == 3 ? component(parts.get(0), Field.YEAR) : Component.every(Field.YEAR),
                component(parts.get(parts.size() - 2), Field.MONTH),
                day(last, isFromEnd ? Field.DAY_FROM_END : Field.DAY));
    }

    private static Component day(Token word, Field field) throws MisreadException {
        Component day = component(word, field);
        return day.ranges().isEmpty() ? Component.every(Field.DAY) : day;
    }

    /** {@code hour:minute[:second]}. */
    private static Times times(Token word) throws MisreadException {
        List<Token> parts = word.split(":");
        if (parts.size() > 3) {
            throw parts.get(3).wrong("has more than hours, minutes and seconds", HINT);
        }
        return new Times(
                component(parts.get(0), Field.HOUR),
                component(parts.get(1), Field.MINUTE),
                parts.size() == 3 ? component(parts.get(2), Field.SECOND) : Component.only(Field.SECOND, 0));
    }

    private static Component component(Token word, Field field) throws MisreadException {
        return new Cursor(word).component(field);
    }
}
