package io.gitproc.model.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualizationTest {
    @ParameterizedTest
    @CsvSource({
        "/proc/1/environ, 'PATH=/bin\0container=lxc\0', lxc, CONTAINER",
        "/proc/1/environ, 'container=\0', none, NONE",
        "/run/systemd/container, '\n', none, NONE",
        "/run/systemd/container, systemd-nspawn, systemd-nspawn, CONTAINER",
        "/run/host/container-manager, podman, podman, CONTAINER",
        "/.dockerenv, '', docker, CONTAINER",
        "/run/.containerenv, '', podman, CONTAINER",
        "/proc/sys/kernel/osrelease, 5.15.90.1-microsoft-standard-WSL2, wsl, CONTAINER",
        "/sys/class/dmi/id/sys_vendor, QEMU, qemu, MACHINE",
        "/sys/class/dmi/id/product_name, KVM, kvm, MACHINE",
        "/sys/class/dmi/id/sys_vendor, 'VMware, Inc.', vmware, MACHINE",
        "/sys/hypervisor/type, xen, xen, MACHINE",
        "/sys/devices/system/clocksource/clocksource0/available_clocksource, kvm-clock tsc, kvm, MACHINE",
        "/proc/cpuinfo, 'processor\t: 0\nflags\t\t: fpu hypervisor lahf_lm\n', vm-other, MACHINE",
        "/proc/cpuinfo, 'flags\t\t: fpu hypervisors\n', none, NONE",
        "/sys/class/dmi/id/sys_vendor, LENOVO, none, NONE",
    })
    void aGuestIsToldByWhatItFinds(String path, String text, String name, Virtualization.Kind kind) {
        Virtualization found = Virtualization.of(new ImaginedHost().text(path, text));

        assertThat(found).isEqualTo(new Virtualization(kind, name));
        assertThat(found.is("vm")).isEqualTo(kind == Virtualization.Kind.MACHINE);
        assertThat(found.is("container")).isEqualTo(kind == Virtualization.Kind.CONTAINER);
        assertThat(found.is("yes")).isEqualTo(kind != Virtualization.Kind.NONE);
        assertThat(found.is("no")).isEqualTo(kind == Virtualization.Kind.NONE);
        assertThat(found.is(name)).isEqualTo(kind != Virtualization.Kind.NONE);
    }
}
