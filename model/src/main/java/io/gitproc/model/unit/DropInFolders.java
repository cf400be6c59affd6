package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * The folders whose drop-ins a unit has.
 *
 * <p>Source: systemd.unit(5): for {@code foo-bar@1.service} they are those of all services, of each prefix that ends in a
 * dash, of the template, and its own.
 */
public final class DropInFolders {
    private static final String SUFFIX = ".service";

    private DropInFolders() {}

    /** Whether a folder of this name holds drop-ins, of whichever units. */
    public static boolean isOne(String folder) {
        return isOf(SUFFIX, folder) || isOf(TimerFiles.SUFFIX, folder);
    }

    private static boolean isOf(String suffix, String folder) {
        return folder.equals(suffix.substring(1) + ".d") || folder.endsWith(suffix + ".d");
    }

    /** Of a unit, from the most general to its own: {@code service.d}, {@code foo-.service.d}, {@code foo-bar.service.d}. */
    public static List<String> of(UnitName unit) {
        return of(unit, SUFFIX);
    }

    /** Of its timer, in the same way. */
    public static List<String> ofTimer(UnitName unit) {
        return of(unit, TimerFiles.SUFFIX);
    }

    private static List<String> of(UnitName unit, String suffix) {
        String stem = unit.stem();
        int at = stem.indexOf('@');
        String base = at < 0 ? stem : stem.substring(0, at);
        String template = at < 0 ? "" : "@";
        List<String> folders = new ArrayList<>(List.of(suffix.substring(1) + ".d"));
        for (int dash = base.indexOf('-'); dash >= 0; dash = base.indexOf('-', dash + 1)) {
            add(folders, base.substring(0, dash + 1) + template + suffix);
        }
        add(folders, base + template + suffix);
        add(folders, stem + suffix);
        return List.copyOf(folders);
    }

    private static void add(List<String> folders, String unit) {
        String folder = unit + ".d";
        if (!folders.contains(folder)) {
            folders.add(folder);
        }
    }
}
