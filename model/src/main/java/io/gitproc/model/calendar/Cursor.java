package io.gitproc.model.calendar;

import java.util.ArrayList;
import java.util.List;

/** Reads the numbers of one field: {@code *}, {@code 1,3..5,10/2}. For one thread. */
final class Cursor {
    private static final String HINT = "write *, a number, a list 1,3, a range 1..5, or a repetition 0/5";
    private static final int DIGITS_MAX = 4;
    private static final int SECOND_DIGITS_MAX = 3;
    private static final int EPOCH_DIGITS_MAX = 10;
    private static final int MICRO_DIGITS = 6;
    /** Years below a hundred are of this century up to here. */
    private static final int YOUNG = 69;

    private static final int SHORT_YEARS = 100;

    private static final Range EACH_SECOND = new Range(0, Range.OPEN, Field.SECOND.unit());

    private final Token token;
    private int index;

    Cursor(Token token) {
        this.token = token;
        this.index = token.from();
    }

    Component component(Field field) throws MisreadException {
        if (take("*")) {
            if (index < token.to() && at() == '/') {
                throw wrong("has a repetition behind *", "write the first number before it, as in 0/5");
            }
            end();
            return Component.every(field);
        }
        List<Range> ranges = new ArrayList<>();
        do {
            ranges.add(range(field));
        } while (take(","));
        end();
        return field == Field.SECOND && ranges.contains(EACH_SECOND)
                ? Component.every(field)
                : Component.of(field, ranges);
    }

    private Range range(Field field) throws MisreadException {
        int begin = index;
        int start = number(field);
        int stop = take("..") ? number(field) : Range.OPEN;
        boolean isRepeated = take("/");
        int step = isRepeated ? step(field) : field.unit();
        if (stop == Range.OPEN && !isRepeated) {
            return new Range(start, start, step);
        }
        if (stop != Range.OPEN && stop < start) {
            index = begin;
            throw wrong(
                    "has a range of the " + field.noun() + " that ends before it begins",
                    "write the smaller number first");
        }
        if (field == Field.SECOND && stop != Range.OPEN && !isRepeated && stop - start < step) {
            index = begin;
            throw wrong("has a range of less than a second", "write how often in it, as in 1.0..1.5/0.25");
        }
        if (stop == Range.OPEN && !isReached(start, step, field)) {
            index = begin;
            throw wrong("has a repetition that is beyond the last " + field.noun(), "write a smaller number behind /");
        }
        return new Range(start, stop, step);
    }

    private static boolean isReached(int start, int step, Field field) {
        return field == Field.DAY_FROM_END ? start - step >= field.min() : start + step <= field.max();
    }

    private int number(Field field) throws MisreadException {
        int begin = index;
        int value = field == Field.SECOND ? micros() : digits(DIGITS_MAX);
        int number = field == Field.YEAR ? year(value) : value;
        if (number < field.min() || number > field.max()) {
            index = begin;
            throw wrong(
                    "has a number that is no " + field.noun(),
                    "write a number from " + field.min() + " to " + field.max() / field.unit());
        }
        return number;
    }

    private static int year(int value) {
        if (value >= SHORT_YEARS) {
            return value;
        }
        return value <= YOUNG ? 2000 + value : 1900 + value;
    }

    private int step(Field field) throws MisreadException {
        int begin = index;
        int step = field == Field.SECOND ? micros() : digits(DIGITS_MAX);
        if (step == 0) {
            index = begin;
            throw wrong("has a repetition after nothing", "write a number from 1 on behind /");
        }
        return step;
    }

    private int micros() throws MisreadException {
        int micros = digits(SECOND_DIGITS_MAX) * Field.SECOND.unit();
        boolean hasFraction =
                index + 1 < token.to() && at() == '.' && isDigit(token.whole().charAt(index + 1));
        return hasFraction ? micros + fraction() : micros;
    }

    /** Rounded to microseconds. */
    private int fraction() {
        index++;
        int micros = 0;
        int digits = 0;
        int rounding = 0;
        while (index < token.to() && isDigit(at())) {
            int digit = at() - '0';
            if (digits < MICRO_DIGITS) {
                micros = micros * 10 + digit;
            } else if (digits == MICRO_DIGITS && digit >= 5) {
                rounding = 1;
            }
            digits++;
            index++;
        }
        for (int missing = digits; missing < MICRO_DIGITS; missing++) {
            micros *= 10;
        }
        return micros + rounding;
    }

    /** Seconds since 1970. */
    long seconds() throws MisreadException {
        int begin = index;
        skipDigits();
        if (index == begin || index - begin > EPOCH_DIGITS_MAX) {
            index = begin;
            throw wrong("has no number of seconds behind @", "write the seconds since 1970, as in @1493187147");
        }
        return Long.parseLong(token.whole().substring(begin, index));
    }

    private int digits(int most) throws MisreadException {
        int begin = index;
        skipDigits();
        if (index == begin) {
            throw wrong("has no number here", HINT);
        }
        String number = token.whole().substring(begin, index).replaceFirst("^0+(?=.)", "");
        if (number.length() > most) {
            index = begin;
            throw wrong("has a number that is too long", "write at most " + most + " digits");
        }
        return Integer.parseInt(number);
    }

    private void skipDigits() {
        while (index < token.to() && isDigit(at())) {
            index++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char at() {
        return token.whole().charAt(index);
    }

    /** No sign reaches beyond the token: what parts tokens is in none. */
    private boolean take(String sign) {
        boolean isThere = token.whole().startsWith(sign, index);
        index += isThere ? sign.length() : 0;
        return isThere;
    }

    /** All of it is read. */
    void end() throws MisreadException {
        if (index < token.to()) {
            throw wrong("has something else than a number here", HINT);
        }
    }

    private MisreadException wrong(String predicate, String hint) {
        return new MisreadException(index, predicate, hint);
    }
}
