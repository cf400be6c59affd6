package io.gitproc.reconciler.source;

import io.gitproc.model.unit.UnitName;

/** Texts of units for tests. */
final class Units {
    static final UnitName WEB = UnitName.of("web");
    static final UnitName DB = UnitName.of("db");
    static final String BROKEN = "[Service]\nDescription=no command\n";

    private Units() {}

    /** A good unit; another version is another unit. */
    static String unit(int version) {
        return "[Service]\nExecStart=/bin/app --version=" + version + "\n";
    }

    static String after(String... names) {
        return "[Unit]\nAfter=" + String.join(" ", names) + "\n" + unit(1);
    }
}
