package io.gitproc.model.condition;

import io.gitproc.model.unit.Truth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kind of guest a host is, in the words of systemd-detect-virt(1).
 *
 * <p>A container is told by what its manager leaves behind, a machine by its firmware and clock: without the instructions
 * of the processor that systemd uses, some are known to be machines, and not of which kind: {@code vm-other}.
 *
 * @param name such as {@code kvm}
 */
record Virtualization(Kind kind, String name) {

    /** What is told apart. */
    enum Kind {
        NONE,
        CONTAINER,
        MACHINE
    }

    private static final Virtualization NONE = new Virtualization(Kind.NONE, "none");
    private static final String FIRMWARE = "/sys/class/dmi/id/";

    /** What the file begins with, and what it tells. */
    private record Sign(String beginning, String name) {}

    private static final List<Sign> VENDORS = List.of(
            new Sign("KVM", "kvm"),
            new Sign("OpenStack", "kvm"),
            new Sign("KubeVirt", "kvm"),
            new Sign("Amazon EC2", "amazon"),
            new Sign("QEMU", "qemu"),
            new Sign("VMware", "vmware"),
            new Sign("VMW", "vmware"),
            new Sign("innotek GmbH", "oracle"),
            new Sign("VirtualBox", "oracle"),
            new Sign("Xen", "xen"),
            new Sign("Bochs", "bochs"),
            new Sign("Parallels", "parallels"),
            new Sign("BHYVE", "bhyve"),
            new Sign("Hyper-V", "microsoft"),
            new Sign("Apple Virtualization", "apple"),
            new Sign("Google Compute Engine", "google"));

    /** Whether the host is what a condition asks for. */
    boolean is(String wanted) {
        Optional<Boolean> any = Truth.parse(wanted);
        if (any.isPresent()) {
            return any.get() == (kind != Kind.NONE);
        }
        return switch (wanted) {
            case "vm" -> kind == Kind.MACHINE;
            case "container" -> kind == Kind.CONTAINER;
            default -> kind != Kind.NONE && name.equals(wanted);
        };
    }

    /** A container first: it may run in a machine, and sees that one. */
    static Virtualization of(Facts facts) {
        return container(facts)
                .map(name -> new Virtualization(Kind.CONTAINER, name))
                .or(() -> machine(facts).map(name -> new Virtualization(Kind.MACHINE, name)))
                .orElse(NONE);
    }

    private static Optional<String> container(Facts facts) {
        return variableOfInit(facts)
                .or(() -> written(facts, "/run/host/container-manager"))
                .or(() -> written(facts, "/run/systemd/container"))
                .or(() -> exists(facts, "/run/.containerenv", "podman"))
                .or(() -> exists(facts, "/.dockerenv", "docker"))
                .or(() -> Optional.of("wsl").filter(name -> isWsl(facts)));
    }

    private static Optional<String> variableOfInit(Facts facts) {
        return facts.read("/proc/1/environ").stream()
                .flatMap(text -> Stream.of(text.split("\0", -1)))
                .filter(variable -> variable.startsWith("container="))
                .map(variable -> variable.substring("container=".length()))
                .filter(name -> !name.isEmpty())
                .map(name -> name.equals("oci") ? "container-other" : name)
                .findFirst();
    }

    private static Optional<String> written(Facts facts, String path) {
        return facts.read(path).map(String::strip).filter(name -> !name.isEmpty());
    }

    private static Optional<String> exists(Facts facts, String path, String name) {
        return facts.files().status(path).map(status -> name);
    }

    private static boolean isWsl(Facts facts) {
        return facts.read("/proc/sys/kernel/osrelease")
                .filter(release -> release.contains("Microsoft") || release.contains("WSL"))
                .isPresent();
    }

    private static Optional<String> machine(Facts facts) {
        return firmware(facts)
                .or(() -> written(facts, "/sys/hypervisor/type"))
                .or(() -> clock(facts))
                .or(() -> Optional.of("vm-other").filter(name -> hasHypervisor(facts)));
    }

    private static Optional<String> firmware(Facts facts) {
        return Stream.of("product_name", "sys_vendor", "board_vendor", "bios_vendor", "product_version")
                .flatMap(file -> facts.read(FIRMWARE + file).stream())
                .flatMap(text -> VENDORS.stream().filter(sign -> text.startsWith(sign.beginning())))
                .map(Sign::name)
                .findFirst();
    }

    private static Optional<String> clock(Facts facts) {
        String clocks = facts.read("/sys/devices/system/clocksource/clocksource0/available_clocksource")
                .orElse("");
        return Stream.of(new Sign("kvm-clock", "kvm"), new Sign("hyperv_clocksource", "microsoft"))
                .filter(sign -> clocks.contains(sign.beginning()))
                .map(Sign::name)
                .findFirst();
    }

    private static boolean hasHypervisor(Facts facts) {
        return facts.read("/proc/cpuinfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("flags"))
                .limit(1)
                .anyMatch(line -> List.of(line.split(" ", -1)).contains("hypervisor"));
    }
}
