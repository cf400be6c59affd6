package io.gitproc.model.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A bracket of a pattern: {@code a-z0[:digit:]]}, seen from behind the {@code [}.
 *
 * @param end behind its {@code ]}; -1 when there is none
 */
record GlobSet(IntPredicate members, boolean isComplement, int end) {

    static GlobSet at(int[] pattern, int start) {
        return new Reader(pattern, start).read();
    }

    private static final class Reader {
        private static final int NONE = -1;

        private final int[] pattern;
        private final List<IntPredicate> members = new ArrayList<>();
        private int index;

        Reader(int[] pattern, int start) {
            this.pattern = pattern;
            this.index = start;
        }

        GlobSet read() {
            boolean isComplement = at(index) == '!' || at(index) == '^';
            index += isComplement ? 1 : 0;
            int first = index;
            while (index < pattern.length && (pattern[index] != ']' || index == first)) {
                member();
            }
            List<IntPredicate> all = List.copyOf(members);
            int end = index < pattern.length ? index + 1 : NONE;
            return new GlobSet(c -> all.stream().anyMatch(member -> member.test(c)), isComplement, end);
        }

        private void member() {
            int close = at(index) == '[' && at(index + 1) == ':' ? closeOfClass() : NONE;
            if (close != NONE) {
                members.add(CharacterClass.named(new String(pattern, index + 2, close - index - 2)));
                index = close + 2;
            } else {
                range(character());
            }
        }

        private void range(int from) {
            boolean isRange = at(index) == '-' && at(index + 1) != ']' && at(index + 1) != NONE;
            if (isRange) {
                index++;
                int to = character();
                members.add(c -> from <= c && c <= to);
            } else {
                members.add(c -> c == from);
            }
        }

        private int character() {
            if (at(index) == '\\' && at(index + 1) != NONE) {
                index++;
            }
            return pattern[index++];
        }

        /** Where the {@code :]} of a class is, whose name has letters alone. */
        private int closeOfClass() {
            int close = index + 2;
            while ('a' <= at(close) && at(close) <= 'z') {
                close++;
            }
            return at(close) == ':' && at(close + 1) == ']' ? close : NONE;
        }

        private int at(int place) {
            return place < pattern.length ? pattern[place] : NONE;
        }
    }
}
