package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long a list of a hundred running programs takes, beside other process managers, of which those that are on the {@code PATH}
 * are asked. Not run with the tests, since its name is none of a test:
 * {@code mvn -q verify -pl deploy -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ListFigures}.
 */
final class ListFigures {
    private static final int PROGRAMS = 100;
    private static final int LOOKS = 21;
    private static final Duration START = Duration.ofMinutes(2);
    private static final double MILLIS = 1e6;

    private final Playground playground = Playground.open();
    private final Path folder = playground.folder();

    @Test
    void aListOfAHundredPrograms() {
        try (playground) {
            names().forEach(name ->
                    playground.work().write(name + ".service", "[Service]\nExecStart=/bin/sleep 100000\n"));
            playground.deploy("Add a hundred");
            time("gitproc list", playground.command("list"), List.of());
            time("gitproc list -o json, which a JVM asks for", playground.command("list", "-o", "json"), List.of());
            besideSupervisor();
            besidePm2();
            besideSystemd();
        }
    }

    private static Stream<String> names() {
        return IntStream.rangeClosed(1, PROGRAMS).mapToObj(number -> "idle-" + number);
    }

    private void besideSupervisor() {
        if (isMissing("supervisord", "supervisorctl")) {
            return;
        }
        String socket = folder.resolve("supervisor.sock").toString();
        Path configuration = playground.write(
                "supervisord.conf",
                ("[supervisord]\nlogfile=%s/supervisord.log\npidfile=%s/supervisord.pid\nchildlogdir=%s\n"
                                        .formatted(folder, folder, folder)
                                + "[unix_http_server]\nfile=" + socket + "\n[supervisorctl]\nserverurl=unix://" + socket
                                + "\n"
                                + "[rpcinterface:supervisor]\n"
                                + "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n")
                        + names().map(name -> "[program:" + name + "]\ncommand=/bin/sleep 100000\n")
                                .collect(Collectors.joining()));
        List<String> list = List.of("supervisorctl", "-c", configuration.toString(), "status");
        try (Started supervisor = Started.run(folder, List.of("supervisord", "-n", "-c", configuration.toString()))) {
            within(
                    START,
                    () -> assertThat(run(list, List.of()).out().split("RUNNING", -1))
                            .as(supervisor.output())
                            .hasSize(PROGRAMS + 1));
            time("supervisorctl status", list, List.of());
            run(List.of("supervisorctl", "-c", configuration.toString(), "shutdown"), List.of());
            within(START, () -> assertThat(supervisor.isAlive()).isFalse());
        }
    }

    private void besidePm2() {
        if (isMissing("pm2")) {
            return;
        }
        List<String> home = List.of("PM2_HOME=" + folder.resolve("pm2"));
        String apps = names().map(name ->
                        "{\"name\": \"%s\", \"script\": \"/bin/sleep\", \"args\": \"100000\", \"interpreter\": \"none\"}"
                                .formatted(name))
                .collect(Collectors.joining(","));
        Path configuration = playground.write("pm2.json", "{\"apps\": [" + apps + "]}");
        try {
            run(List.of("pm2", "start", configuration.toString()), home);
            within(
                    START,
                    () -> assertThat(run(List.of("pm2", "jlist"), home).out().split("\"status\":\"online\"", -1))
                            .hasSizeGreaterThan(PROGRAMS));
            time("pm2 ls", List.of("pm2", "ls"), home);
        } finally {
            run(List.of("pm2", "kill"), home);
        }
    }

    /** Its own units, however many these are: nobody starts a hundred more in the systemd of a host for this. */
    private void besideSystemd() {
        if (isMissing("systemctl")) {
            return;
        }
        List<String> list = List.of("systemctl", "list-units", "--type=service", "--all", "--no-pager");
        Finished units = run(list, List.of());
        if (units.code() == 0) {
            time("systemctl list-units, " + units.out().lines().count() + " lines", list, List.of());
        } else {
            skipped("systemctl, since no systemd runs here");
        }
    }

    private static boolean isMissing(String... programs) {
        Optional<String> missing = Stream.of(programs)
                .filter(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .noneMatch(place -> Path.of(place, program).toFile().canExecute()))
                .findFirst();
        missing.ifPresent(program -> skipped(program + ", which is not on the PATH"));
        return missing.isPresent();
    }

    private static void skipped(String what) {
        System.out.println("NOT MEASURED: " + what);
    }

    private void time(String what, List<String> command, List<String> environment) {
        run(command, environment);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            long begin = System.nanoTime();
            assertThat(run(command, environment).code()).isZero();
            times.add(System.nanoTime() - begin);
        }
        Collections.sort(times);
        Figures.say(what + ", shortest of " + LOOKS, times.get(0) / MILLIS, "ms");
        Figures.say("… median", times.get(LOOKS / 2) / MILLIS, "ms");
    }

    private Finished run(List<String> command, List<String> environment) {
        return Finished.run(
                folder,
                Stream.of(List.of("env"), environment, command)
                        .flatMap(List::stream)
                        .toList());
    }
}
