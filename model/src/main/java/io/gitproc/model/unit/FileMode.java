package io.gitproc.model.unit;

import java.util.Optional;

/**
 * Bits of a file's mode.
 *
 * @param bits 0 to 07777
 */
public record FileMode(int bits) {
    /** Of a directory that says nothing else. */
    static final FileMode DIRECTORY = new FileMode(0755);

    /** Of umask(2), for a service that says nothing else. */
    static final FileMode MASK = new FileMode(0022);

    private static final int MAX = 07777;
    private static final int PERMISSIONS = 0777;
    private static final int DIGITS_MAX = 10;

    public FileMode {
        if (bits < 0 || bits > MAX) {
            throw new IllegalArgumentException(bits + " is no mode of a file");
        }
    }

    /** An octal number of at most four digits that count: {@code 0750}, {@code 22}. */
    public static Optional<FileMode> parse(String text) {
        boolean isOctal = Ascii.isNumber(text)
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(digit -> digit < '8');
        return isOctal
                ? Optional.of(Integer.parseInt(text, 8))
                        .filter(bits -> bits <= MAX)
                        .map(FileMode::new)
                : Optional.empty();
    }

    /** As {@link #parse}; the kernel masks permissions only. */
    static Optional<FileMode> parseMask(String text) {
        return parse(text).map(mode -> new FileMode(mode.bits & PERMISSIONS));
    }

    /** With a zero in front: {@code 0750}. */
    @Override
    public String toString() {
        String digits = Integer.toOctalString(bits);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
