package io.gitproc.reconciler.trust;

import java.util.Arrays;
import java.util.List;

/**
 * Patterns between commas, with {@code *}, {@code ?} and {@code !}: ssh_config(5), "PATTERNS".
 *
 * @param patterns at least one
 */
record PatternList(List<String> patterns) {
    private static final String NOT = "!";

    PatternList {
        patterns = List.copyOf(patterns);
    }

    static PatternList of(String text) {
        return new PatternList(Arrays.stream(text.split(",", -1)).toList());
    }

    /** One that is negated wins over all others. */
    boolean matches(String text) {
        return patterns.stream().noneMatch(pattern -> pattern.startsWith(NOT) && matches(pattern.substring(1), text))
                && patterns.stream().anyMatch(pattern -> !pattern.startsWith(NOT) && matches(pattern, text));
    }

    /** In time that is at most the product of the lengths. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int next = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                resume = at;
            } else if (next < pattern.length() && isOne(pattern.charAt(next), text.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(next).chars().allMatch(c -> c == '*');
    }

    private static boolean isOne(char pattern, char c) {
        return pattern == '?' || pattern == c;
    }

    @Override
    public String toString() {
        return String.join(",", patterns);
    }
}
