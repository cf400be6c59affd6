package io.gitproc.model.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Alternatives in braces, as glob(3) with {@code GLOB_BRACE} reads them: {@code a{b,c{d,e}}} is {@code ab acd ace}. */
final class Braces {
    /** More than a person writes, and soon looked at. */
    static final int ALTERNATIVES_MAX = 64;

    private Braces() {}

    /** The patterns without braces; none when there would be more than {@value #ALTERNATIVES_MAX}. */
    static List<String> expand(String pattern) {
        List<String> done = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(pattern));
        while (!open.isEmpty() && open.size() + done.size() <= ALTERNATIVES_MAX) {
            String next = open.removeFirst();
            Optional<Group> group = Group.firstIn(next);
            if (group.isEmpty()) {
                done.add(next);
            } else {
                group.get().alternatives().forEach(open::addLast);
            }
        }
        return open.isEmpty() && done.size() <= ALTERNATIVES_MAX ? List.copyOf(done) : List.of();
    }

    /**
     * A group of alternatives.
     *
     * @param commas where it is parted: its open brace, the commas of its own, its closing brace
     */
    private record Group(String pattern, List<Integer> commas) {

        static Optional<Group> firstIn(String pattern) {
            int open = pattern.indexOf('{');
            while (open >= 0 && pattern.startsWith("{}", open)) { // Which find(1) has made mean itself.
                open = pattern.indexOf('{', open + 2);
            }
            return open < 0 ? Optional.empty() : Optional.of(at(pattern, open)).filter(Group::isClosed);
        }

        private static Group at(String pattern, int open) {
            List<Integer> commas = new ArrayList<>(List.of(open));
            int depth = 1;
            for (int index = open + 1; index < pattern.length() && depth > 0; index++) {
                char c = pattern.charAt(index);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if ((c == ',' && depth == 1) || depth == 0) {
                    commas.add(index);
                }
            }
            return new Group(pattern, List.copyOf(commas));
        }

        private boolean isClosed() {
            return pattern.charAt(commas.get(commas.size() - 1)) == '}';
        }

        List<String> alternatives() {
            String before = pattern.substring(0, commas.get(0));
            String behind = pattern.substring(commas.get(commas.size() - 1) + 1);
            List<String> all = new ArrayList<>();
            for (int i = 1; i < commas.size(); i++) {
                all.add(before + pattern.substring(commas.get(i - 1) + 1, commas.get(i)) + behind);
            }
            return all;
        }
    }
}
