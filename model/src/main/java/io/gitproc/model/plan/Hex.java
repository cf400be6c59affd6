package io.gitproc.model.plan;

/** Digits of names that are made from digests. A pattern would do too; these names are made at each look. */
final class Hex {
    private Hex() {}

    /** Whether all are lower-case hexadecimal digits. */
    static boolean isLower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
