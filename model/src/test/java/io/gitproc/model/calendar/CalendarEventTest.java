package io.gitproc.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEventTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static CalendarEvent event(String text) {
        return CalendarEvent.parse(text).match(event -> event, wrong -> {
            throw new AssertionError(text + " " + wrong);
        });
    }

    private static Reading.Misread misread(String text) {
        return CalendarEvent.parse(text)
                .match(
                        event -> {
                            throw new AssertionError(text + " is " + event);
                        },
                        misread -> misread);
    }

    private static Optional<Instant> next(String text, String after) {
        return event(text).next(Instant.parse(after), UTC);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minutely                     | *-*-* *:*:00
            hourly                       | *-*-* *:00:00
            daily                        | *-*-* 00:00:00
            weekly                       | Mon *-*-* 00:00:00
            monthly                      | *-*-01 00:00:00
            quarterly                    | *-01,04,07,10-01 00:00:00
            semiannually                 | *-01,07-01 00:00:00
            yearly                       | *-01-01 00:00:00
            Annually                     | *-01-01 00:00:00
            weekly Pacific/Auckland      | Mon *-*-* 00:00:00 Pacific/Auckland
            Mon..Fri 02:00               | Mon..Fri *-*-* 02:00:00
            Sat,Thu,Mon-Wed,Sat-Sun      | Mon..Thu,Sat,Sun *-*-* 00:00:00
            Wed, 17:48                   | Wed *-*-* 17:48:00
            Mon, 10-3 8:00               | Mon *-10-03 08:00:00
            Wednesday,                   | Wed *-*-* 00:00:00
            monday *-12-* 17:00          | Mon *-12-* 17:00:00
            Mon..Sun 3:00                | *-*-* 03:00:00
            Mon,Tue,Wed 3:00             | Mon..Wed *-*-* 03:00:00
            Mon-Wed,Fri..Sun,Thu         | *-*-* 00:00:00
            anually                      | *-01-01 00:00:00
            8/2,4..9,8,4/1,4..7:00       | *-*-* 04/1,04..07,04..09,08,08/2:00:00
            *:*:5..5/2                   | *-*-* *:*:05
            *:*:5,0/1                    | *-*-* *:*:*
            023-7/3-00008                | 2023-07/3-08 00:00:00
            12,14,13,12:20,10,30         | *-*-* 12,13,14:10,20,30:00
            9..11,13:00,30               | *-*-* 09..11,13:00,30:00
            Mon,Sun 12-*-* 2,1:23        | Mon,Sun 2012-*-* 01,02:23:00
            10-15                        | *-10-15 00:00:00
            2003-03-05 05:40             | 2003-03-05 05:40:00
            93..00-*-*                   | 1993..2000-*-* 00:00:00
            70..69-*-*                   | 1970..2069-*-* 00:00:00
            *:2/3                        | *-*-* *:02/3:00
            *:20..39/5                   | *-*-* *:20..35/5:00
            *:05..10/6                   | *-*-* *:05:00
            *:05..5                      | *-*-* *:05:00
            *:30/29                      | *-*-* *:30/29:00
            00:00:20..40/1               | *-*-* 00:00:20..40
            *:*:*                        | *-*-* *:*:*
            00:00:1.125..2.125           | *-*-* 00:00:01.125000..02.125000
            03:17:00/0.42                | *-*-* 03:17:00/0.420000
            03:17:00.4200005             | *-*-* 03:17:00.420001
            *-*~1 Utc                    | *-*~01 00:00:00 UTC
            *-*~05,3                     | *-*~03,05 00:00:00
            *-*~5/4                      | *-*~05/4 00:00:00
            *~03/1,03..05                | *-*~03/1,03..05 00:00:00
            *-*~*                        | *-*-* 00:00:00
            @1493187147                  | 2017-04-26 06:12:27 UTC
            @7258118399                  | 2199-12-31 23:59:59 UTC
            """)
    void theNormalFormIsThatOfSystemd(String text, String normal) {
        assertThat(event(text)).hasToString(normal);
        assertThat(event(normal)).isEqualTo(event(text)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                           | 1  | is not a calendar event
            utc                          | 1  | has a word that is not a weekday
            7                            | 1  | is neither a date nor a time
            ü                            | 1  | has a word that is not a weekday
            *-*-01 7                     | 8  | has more than weekdays, a date, a time and a zone
            :30                          | 1  | has no number here
            *x:00                        | 2  | has something else than a number here
            1x:00                        | 2  | has something else than a number here
            00:00:1.                     | 8  | has something else than a number here
            25:00                        | 1  | has a number that is no hour
            12:60                        | 4  | has a number that is no minute
            *:*/5                        | 4  | has a repetition behind *
            20/4:00                      | 1  | has a repetition that is beyond the last hour
            00:0/0                       | 6  | has a repetition after nothing
            00:30..10                    | 4  | has a range of the minute that ends before it begins
            Fri..Mon 12:00               | 1  | has weekdays that are no range
            Monday.. 12:00               | 9  | has a word that is not a weekday
            *-13-01                      | 3  | has a number that is no month
            *-*~29                       | 5  | has a number that is no day from the end of a month
            *-*~5/5                      | 5  | has a repetition that is beyond the last day from the end of a month
            *~11~22                      | 6  | has a ~ that is not before the day
            2016~11-22                   | 9  | has a ~ that is not before the day
            02:00 Europe/Brelin          | 7  | names no time zone that is known here
            02:00 Mon                    | 7  | has more than weekdays, a date, a time and a zone
            00:00:2300                   | 7  | has a number that is too long
            1:2:3:4                      | 7  | has more than hours, minutes and seconds
            Mon, Tue 8:00                | 6  | has weekdays in two words
            Mon,,Tue                     | 5  | has a word that is not a weekday
            daily GMT+2                  | 7  | names no time zone that is known here
            *:*:1.5..2                   | 5  | has a range of less than a second
            12: 30                       | 5  | has more than weekdays, a date, a time and a zone
            @88588582097858858           | 2  | has no number of seconds behind @
            @12h                         | 4  | has something else than a number here
            @7258118400                  | 1  | is after the year 2199
            """)
    void whatIsNoEventIsSaidWithItsPlace(String text, int column, String predicate) {
        Reading.Misread wrong = misread(text);

        assertThat(wrong.predicate()).isEqualTo(predicate);
        assertThat(wrong.index() + 1).isEqualTo(column);
        assertThat(wrong.hint()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            24:00                        | write a number from 0 to 23
            00:00:60                     | write a number from 0 to 59
            *-00-01                      | write a number from 1 to 12
            """)
    void whichNumbersThereAreIsSaid(String text, String hint) {
        assertThat(misread(text).hint()).isEqualTo(hint);
    }

    @Test
    void anEventHasAtMost500Characters() {
        String text = "02:00" + ",00".repeat(165);

        assertThat(event(text)).hasToString("*-*-* 02:00:00");
        assertThat(misread(text + " ").predicate()).isEqualTo("is longer than 500 characters");
    }

    @Test
    void eventsAreEqualWhenTheyHaveTheSameDaysTimesAndZone() {
        assertThat(event("daily")).isEqualTo(event("*-*-* 0:00")).hasSameHashCodeAs(event("*-*-* 0:00"));
        assertThat(event("daily").hashCode()).isNotEqualTo(event("weekly").hashCode());
        assertThat(event("daily")).isNotEqualTo(event("weekly"));
        assertThat(event("daily")).isNotEqualTo(event("hourly"));
        assertThat(event("daily")).isNotEqualTo(event("daily UTC"));
    }

    @Test
    void itIsShownInItsOwnZoneOrElseInThatOfWhoeverAsks() {
        Instant slot = Instant.parse("2026-11-23T12:00:00Z");

        assertThat(event("daily Pacific/Auckland").shown(slot, BERLIN))
                .hasToString("2026-11-24T01:00+13:00[Pacific/Auckland]");
        assertThat(event("daily").shown(slot, BERLIN)).hasToString("2026-11-23T13:00+01:00[Europe/Berlin]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *:0/15                       | 2026-11-23T10:00:00Z     | 2026-11-23T10:15:00Z
            *:0/15                       | 2026-11-23T10:59:59.5Z   | 2026-11-23T11:00:00Z
            Mon..Fri 02:00               | 2026-11-20T02:00:00Z     | 2026-11-23T02:00:00Z
            *-02~01                      | 2026-11-23T00:00:00Z     | 2027-02-28T00:00:00Z
            *-02~01                      | 2027-12-31T00:00:00Z     | 2028-02-29T00:00:00Z
            Mon *-05~07/1                | 2026-11-23T00:00:00Z     | 2027-05-31T00:00:00Z
            Mon *-05~01..07              | 2026-11-23T00:00:00Z     | 2027-05-31T00:00:00Z
            *-*-31                       | 2026-11-30T00:00:00Z     | 2026-12-31T00:00:00Z
            *-*-01/5 04:00               | 2022-02-28T01:00:00Z     | 2022-03-01T04:00:00Z
            2016-12-* 3..21/6:00         | 2016-12-24T20:00:00.001Z | 2016-12-24T21:00:00Z
            09:11:23.42/1.77             | 2015-11-13T09:11:23.42Z  | 2015-11-13T09:11:25.19Z
            *:*:*                        | 2026-11-23T10:00:00.5Z   | 2026-11-23T10:00:01Z
            2017-09-09 20:42 Pacific/Auckland | 2017-01-01T00:00:00Z | 2017-09-09T08:42:00Z
            2199-12-31 23:59:59          | 2026-11-23T10:00:00Z     | 2199-12-31T23:59:59Z
            """)
    void theNextOneIsFound(String text, String after, String expected) {
        assertThat(next(text, after)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*-02-30", "*-04-31 12:00", "2020-01-01", "Mon 2026-11-22", "*-02-30 *:*:*"})
    void whatNeverIsAgainIsNotSearchedForEver(String text) {
        assertThat(next(text, "2026-11-23T00:00:00Z")).isEmpty();
    }

    @Test
    void aTimeThatTheClocksLeaveOutIsTheFirstInstantBehindTheGap() {
        Optional<Instant> next = event("02:30").next(berlin("2026-03-28T12:00:00"), BERLIN);

        assertThat(next).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(event("02:30").next(next.get(), BERLIN)).contains(berlin("2026-03-30T02:30:00"));
        assertThat(event("2..3:00,30").next(next.get(), BERLIN)).contains(berlin("2026-03-29T03:30:00"));
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsOnceTheFirstTime() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(event("02:30").next(berlin("2026-10-24T12:00:00"), BERLIN)).contains(first);
        assertThat(event("02:30").next(first, BERLIN)).contains(berlin("2026-10-26T02:30:00"));
        assertThat(event("02:30").next(first.plus(Duration.ofMinutes(40)), BERLIN))
                .contains(berlin("2026-10-26T02:30:00"));
        assertThat(event("0..2:0/30").next(first, BERLIN)).contains(berlin("2026-10-26T00:00:00"));
    }

    @Test
    void theHourThatIsShownAgainIsNotSearchedMicrosecondByMicrosecond() {
        Instant shownAgain = Instant.parse("2026-10-25T01:00:00Z");

        assertThat(event("0..22:*:0/0.000001").next(shownAgain, BERLIN))
                .contains(Instant.parse("2026-10-25T02:00:00Z"));
    }

    @Test
    void whatIsAtEveryHourGoesByTheHoursThatPass() {
        assertThat(slots("*:30", Instant.parse("2026-10-24T23:00:00Z"), 4, BERLIN))
                .containsExactly(
                        Instant.parse("2026-10-24T23:30:00Z"),
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-25T02:30:00Z"));
        assertThat(slots("0..23:30", Instant.parse("2026-03-29T00:00:00Z"), 2, BERLIN))
                .containsExactly(Instant.parse("2026-03-29T00:30:00Z"), Instant.parse("2026-03-29T01:30:00Z"));
    }

    private static List<Instant> slots(String text, Instant after, int count, ZoneId zone) {
        return Stream.iterate(
                        event(text).next(after, zone).orElseThrow(),
                        at -> event(text).next(at, zone).orElseThrow())
                .limit(count)
                .toList();
    }

    /** The clock on the wall, minute by minute, against what is computed. */
    @Test
    void nothingLiesBetweenAnInstantAndTheNextSlot() {
        Random dice = new Random(7);
        for (int world = 0; world < 60; world++) {
            CalendarEvent event = event(text(dice));
            Instant start = Instant.parse("2026-03-27T00:00:00Z").plusSeconds(60L * dice.nextInt(500_000));
            Optional<Instant> next = event.next(start, UTC);
            Instant end = next.orElse(Instant.MAX);
            Instant minute = start;
            for (int i = 0; i < 2_000; i++) {
                minute = minute.plusSeconds(60);
                Optional<Instant> here = event.next(minute.minusNanos(1_000), UTC);
                boolean isSlot = here.equals(Optional.of(minute));
                assertThat(isSlot && minute.isBefore(end))
                        .as("%s at %s after %s", event, minute, start)
                        .isFalse();
                if (minute.equals(end)) {
                    assertThat(isSlot).as("%s at %s", event, minute).isTrue();
                }
            }
            next.ifPresent(at -> assertThat(at).isAfter(start));
        }
    }

    @Test
    void inEachZoneTheNextOneIsLaterAndShowsWhatItsTextTells() {
        Random dice = new Random(11);
        List<ZoneId> zones = List.of(UTC, BERLIN, ZoneId.of("Australia/Lord_Howe"), ZoneId.of("America/St_Johns"));
        for (int world = 0; world < 2_000; world++) {
            CalendarEvent event = event(text(dice));
            ZoneId zone = zones.get(dice.nextInt(zones.size()));
            Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(dice.nextInt(400 * 86_400));
            for (int step = 0; step < 5; step++) {
                Optional<Instant> next = event.next(at, zone);
                if (next.isEmpty()) {
                    break;
                }
                assertThat(next.get()).isAfter(at);
                assertThat(event.next(next.get().minusNanos(1_000), zone))
                        .as("%s", event)
                        .isEqualTo(next);
                at = next.get();
            }
        }
    }

    private static String text(Random dice) {
        List<String> words = new ArrayList<>();
        if (dice.nextInt(3) == 0) {
            words.add(List.of("Mon", "Tue..Thu", "Sat,Sun").get(dice.nextInt(3)));
        }
        if (dice.nextInt(2) == 0) {
            words.add(List.of("*-*-01", "*-03-*", "*-*-10..20/3", "*-*~01", "*-*~07/1", "2026-*-29")
                    .get(dice.nextInt(6)));
        }
        words.add(List.of("*", "02", "1/4", "0..3", "2,3", "00..23").get(dice.nextInt(6)) + ":"
                + List.of("*", "00", "0/7", "30", "10..50/20").get(dice.nextInt(5)));
        return String.join(" ", words);
    }
}
