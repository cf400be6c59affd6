package io.gitproc.model.unit;

/**
 * How the parameters of conditions are written. A comparison that is none refuses the unit: to drop it would start the
 * unit where it must not run, and to keep it, as systemd does, would silently start it nowhere.
 */
enum ConditionForm {
    TEXT,
    PATH,
    VERSIONS,
    SIZE,
    COUNT;

    private static final int DIGITS_MAX = 9;

    /** The plain form of a parameter. */
    Outcome<String> read(String text) {
        return switch (this) {
            case TEXT -> Outcome.good(text);
            case PATH -> path(text);
            case VERSIONS -> versions(text);
            case SIZE -> size(text);
            case COUNT -> count(text);
        };
    }

    /** One that is not absolute is dropped, as systemd does. */
    private static Outcome<String> path(String text) {
        return UnixPath.absolute(text)
                .map(Outcome::good)
                .orElseGet(() -> Outcome.bad(
                        0, "is not an absolute path; it is ignored", "write the path from / on, without .."));
    }

    private static Outcome<String> versions(String text) {
        return compared(
                text,
                Comparison.ofVersions(text).isPresent(),
                "is not a comparison of versions",
                "write signs and versions such as >=5.10 <6, or a pattern such as 5.*");
    }

    private static Outcome<String> size(String text) {
        boolean isSize = Comparison.ofAmount(text)
                .flatMap(comparison -> Bytes.parse(comparison.operand()))
                .isPresent();
        return compared(
                text, isSize, "is not a comparison of sizes", "write a size such as 4G, behind a sign such as >=");
    }

    private static Outcome<String> count(String text) {
        boolean isCount = Comparison.ofAmount(text)
                .filter(comparison -> isCount(comparison.operand()))
                .isPresent();
        return compared(
                text, isCount, "is not a comparison of numbers", "write a number such as 4, behind a sign such as >=");
    }

    private static boolean isCount(String operand) {
        return Ascii.isNumber(operand) && operand.length() <= DIGITS_MAX;
    }

    private static Outcome<String> compared(String text, boolean isRight, String predicate, String hint) {
        return isRight
                ? Outcome.good(text)
                : Outcome.<String>bad(0, predicate, hint).refusing();
    }
}
