package io.gitproc.reconciler.text;

import java.util.Locale;

/** Bytes in few words. */
public final class ByteSize {
    private static final int UNIT = 1024;
    private static final int WHOLE_FROM = 100;
    private static final String UNITS = "BKMGTPE";

    private ByteSize() {}

    /** Three digits or so: {@code 4.0K}, {@code 128M}. */
    public static String of(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= UNIT) {
            value /= UNIT;
            unit++;
        }
        String format = unit == 0 || value >= WHOLE_FROM ? "%.0f%s" : "%.1f%s";
        return String.format(Locale.ROOT, format, value, UNITS.charAt(unit));
    }
}
