package io.gitproc.model.condition;

import java.util.Map;

/** systemd's names of what uname(2) and Java call the machine. */
final class Architecture {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("x86_64", "x86-64"),
            Map.entry("amd64", "x86-64"),
            Map.entry("i386", "x86"),
            Map.entry("i486", "x86"),
            Map.entry("i586", "x86"),
            Map.entry("i686", "x86"),
            Map.entry("aarch64", "arm64"),
            Map.entry("aarch64_be", "arm64-be"),
            Map.entry("armv6l", "arm"),
            Map.entry("armv7l", "arm"),
            Map.entry("armv8l", "arm"),
            Map.entry("ppc64le", "ppc64-le"),
            Map.entry("ppcle", "ppc-le"),
            Map.entry("loong64", "loongarch64"));

    private Architecture() {}

    /** One that is not in the table has the same name to all: {@code riscv64}, {@code s390x}. */
    static String of(String machine) {
        return NAMES.getOrDefault(machine, machine);
    }
}
