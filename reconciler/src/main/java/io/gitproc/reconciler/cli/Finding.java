package io.gitproc.reconciler.cli;

/**
 * What was found of one thing that GitProc needs.
 *
 * @param subject a word: {@code cgroups}
 * @param words what is there, or is not
 * @param remedy what to do; empty when all is well
 */
record Finding(String subject, Grade grade, String words, String remedy) {
    /** How good it is. */
    enum Grade {
        GOOD,
        /** All works, and something does less. */
        WEAK,
        /** Something does not work. */
        BAD;

        String word() {
            return switch (this) {
                case GOOD -> "good";
                case WEAK -> "weak";
                case BAD -> "bad";
            };
        }
    }

    static Finding good(String subject, String words) {
        return new Finding(subject, Grade.GOOD, words, "");
    }

    static Finding weak(String subject, String words, String remedy) {
        return new Finding(subject, Grade.WEAK, words, remedy);
    }

    static Finding bad(String subject, String words, String remedy) {
        return new Finding(subject, Grade.BAD, words, remedy);
    }
}
