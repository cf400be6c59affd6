package io.gitproc.model.condition;

/** systemd's names of what uname(2) and Java call the machine. */
final class Architecture {
    private Architecture() {}

    /** One that is not told apart here has the same name to all: {@code riscv64}, {@code s390x}. */
    static String of(String machine) {
        return switch (machine) {
            case "x86_64", "amd64" -> "x86-64";
            case "i386", "i486", "i586", "i686" -> "x86";
            case "aarch64" -> "arm64";
            case "aarch64_be" -> "arm64-be";
            case "armv6l", "armv7l", "armv8l" -> "arm";
            case "ppc64le" -> "ppc64-le";
            case "ppcle" -> "ppc-le";
            case "loong64" -> "loongarch64";
            default -> machine;
        };
    }
}
