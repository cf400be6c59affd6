package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The launcher under orders that a test writes by hand: what it understands, whatever the daemon makes use of. */
abstract class OrderedTest extends RealTest {

    /** Runs a shell script under more orders, {@code key=value}, to its end. */
    final Look run(String script, String... more) throws Exception {
        launch(WEB, script, more).waitFor();
        return awaitEnd(WEB);
    }

    /** What the script wrote. */
    final String outputUnder(String script, String... more) throws Exception {
        run(script, more);
        return world().log(WEB);
    }

    /** What was said about a failure: code, step, subject and cause. */
    final String failureUnder(String... more) throws Exception {
        Look look = run("echo never", more);
        return String.join(
                " ",
                field(look, Records.EXIT, "code"),
                field(look, Records.EXIT, "step"),
                field(look, Records.EXIT, "subject"),
                field(look, Records.EXIT, "cause"));
    }

    /** Of a launcher that takes a namespace, and so hands over to one that is on record then. */
    final Look startUnder(String script, String... more) throws Exception {
        launch(WEB, script, more).waitFor();
        return awaitStart(WEB);
    }

    /** Starts the launcher as the daemon would. */
    final Process launch(InvocationKey key, String script, String... more) throws Exception {
        kernel().create(key, new TreeMap<>(), Limits.none());
        kernel().write(key, Records.ORDERS, orders(key, script, more));
        Path folder = world().settings().runtimeDirectory().resolve(key.toString());
        return new ProcessBuilder(RealWorld.LAUNCHER.toString(), folder.toString()).start();
    }

    private String orders(InvocationKey key, String script, String... more) throws Exception {
        List<String> orders = new ArrayList<>(List.of(more));
        Optional<Containment> containment = world().containment();
        if (containment.isPresent()) {
            addUnlessGiven(orders, "home", containment.get().home().get(0).toString());
            containment.get().entries(key).forEach(file -> orders.add("cgroup=" + file));
        }
        addUnlessGiven(orders, "stdout", "log:" + world().logFile(key));
        addUnlessGiven(orders, "stderr", "inherit");
        addUnlessGiven(orders, "cwd", "/");
        addUnlessGiven(orders, "umask", "22");
        orders.addAll(List.of("env=PATH=/usr/bin:/bin:/usr/sbin:/sbin", "exec=/bin/sh"));
        orders.addAll(List.of("arg=sh", "arg=-c", "arg=" + script));
        return String.join("\0", orders) + "\0";
    }

    private static void addUnlessGiven(List<String> orders, String key, String value) {
        if (orders.stream().noneMatch(order -> order.startsWith(key + "="))) {
            orders.add(key + "=" + value);
        }
    }
}
