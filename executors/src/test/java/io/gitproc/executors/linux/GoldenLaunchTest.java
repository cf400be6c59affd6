package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Account;
import io.gitproc.executors.Executor.Context;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the text of a unit to the orders of its launcher. Each file of {@code golden} is a unit file, a line
 * {@code ----}, and the orders, one a line; {@code -Dgolden.rewrite=true} writes them anew, to be read as a diff.
 */
class GoldenLaunchTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String SEPARATOR = "----\n";
    private static final UnitName WEB = UnitName.of("web");
    private static final Account ROOT = new Account("root", 0, 0, List.of(0L), "/root", "/bin/bash");
    private static final Account WEB_USER = new Account("web", 500, 501, List.of(501L, 502L), "/srv/web", "/bin/sh");
    private static final Account SYSTEM_USER =
            new Account("nobody", 65534, 65534, List.of(65534L), "/", "/usr/sbin/nologin");
    private static final SortedMap<String, String> DAEMON =
            new TreeMap<>(Map.of("TZ", "UTC", "PATH", "/daemon", "SECRET", "s3cr3t"));

    static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreUnits() throws Exception {
        assertThat(units()).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("units")
    void aUnitBecomesTheseOrders(Path file) throws Exception {
        String text = Files.readString(file);
        int end = text.indexOf(SEPARATOR);
        String unit = end < 0 ? text : text.substring(0, end);
        String golden = unit + SEPARATOR + orders(unit);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, golden);
        }
        assertThat(Files.readString(file)).isEqualTo(golden);
    }

    private static String orders(String text) throws KernelException {
        ParsedUnit unit = UnitParser.parse(WEB, text);
        assertThat(unit.diagnostics()).isEmpty();
        Launch launch = compile(unit.spec().orElseThrow());
        LogFile log = new LogFile(Path.of("/var/log/gitproc/web.log"), OptionalLong.empty());
        Path cgroups = Path.of("/sys/fs/cgroup/gitproc");
        Placement placement = new Placement(
                List.of(cgroups.resolve("launchers/cgroup.procs")),
                List.of(cgroups.resolve("web.service/1/cgroup.procs")),
                PidNamespaces.Way.AS_ROOT,
                Path.of("/run/gitproc/notify/1"));
        return Orders.of(launch, placement, log).replace('\0', '\n');
    }

    private static Launch compile(ServiceSpec spec) {
        Optional<Account> account = spec.get(Directives.USER).map(GoldenLaunchTest::account);
        SortedMap<String, String> files = new TreeMap<>();
        spec.get(Directives.ENVIRONMENT_FILE).forEach(file -> files.put("FROM_FILE", file.path()));
        Context context = new Context(
                new InvocationId("0123456789abcdef0123456789abcdef"),
                files,
                account.map(GoldenLaunchTest::credentials),
                account,
                ROOT);
        return new DirectExecutor(DAEMON).compile(spec, context);
    }

    private static Account account(String name) {
        return name.equals("nobody") ? SYSTEM_USER : WEB_USER;
    }

    private static Launch.Credentials credentials(Account account) {
        return new Launch.Credentials(account.uid(), account.gid(), account.groups());
    }
}
