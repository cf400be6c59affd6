package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that asks the socket itself prints what the command prints, and ends as it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AskingDirectlyIT {
    /** A line that is not plain is left to the command. */
    private static final List<String> NOT_PLAIN = List.of("-o", "text");

    private static final String FLOW = "{\"repo_path\": \"x\", \"socket_path\": \"%s\"}";
    private static final String ESCAPED = "\"socket\\u005fpath\": >-\n  %s\n";
    private static final String COMPLEX = "? socket_path\n: %s\n";

    private final Playground playground = Playground.open();

    @BeforeAll
    void deploy() {
        Programs.assume("curl");
        playground
                .work()
                .write(
                        "web.service",
                        "[Unit]\nDescription=Pages\n[Service]\nExecStart=/bin/sh -c 'echo up; exec sleep 1000'\n");
        playground.work().write("job.service", "[Service]\nExecStart=/bin/false\n");
        playground.work().push("Add web");
        playground.gitproc("sync", "--wait");
        playground.gitproc("list");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"list", "status", "status web", "status web.service", "status job", "status none", "status ../x"
            })
    void bothWaysGiveTheSame(String line) {
        Finished direct = playground.gitproc(line.split(" "));
        Finished command = playground.gitproc(notPlain(line));

        assertThat(lasting(direct.out())).isEqualTo(lasting(command.out()));
        assertThat(direct.err()).isEqualTo(command.err());
        assertThat(direct.code()).isEqualTo(command.code());
    }

    private static String[] notPlain(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(NOT_PLAIN);
        return words.toArray(String[]::new);
    }

    /** A second may pass between the two, and what a unit uses is measured anew. */
    private static String lasting(String text) {
        return text.replaceAll("(?m)^ +(CPU|Memory|Tasks|Disk): .*\n", "").replaceAll("\\b[0-9]+(s|min)( +|\\b)", "?");
    }

    @Test
    void itDoesNotNeedJava() {
        List<String> command =
                new ArrayList<>(List.of("env", "JAVA_HOME=/nonexistent", "GITPROC_JAVA_OPTIONS=-broken"));
        command.addAll(playground.command("list"));

        assertThat(Finished.run(playground.folder(), command).out()).contains("web.service  running");
    }

    /** However the configuration is written, the first answer leaves a signpost for the second. */
    @ParameterizedTest
    @ValueSource(strings = {FLOW, ESCAPED, COMPLEX})
    void aConfigurationOfAnyFormIsUnderstood(String form) {
        Path odd = playground.write("odd.yaml", form.formatted(playground.socket()));
        List<String> list = new ArrayList<>(
                List.of(Distribution.packed().command().toString(), "--config", odd.toString(), "list"));
        Finished first = Finished.run(playground.folder(), list);
        list.addAll(0, List.of("env", "JAVA_HOME=/nonexistent", "GITPROC_JAVA_OPTIONS=-broken"));
        Finished second = Finished.run(playground.folder(), list);

        assertThat(first.out()).as("%s", first).contains("web.service  running");
        assertThat(second.out()).as("%s", second).contains("web.service  running");
    }

    @Test
    void aChangedConfigurationIsReadAnew() {
        Playground other = Playground.open();
        try {
            Path file = playground.write("moving.yaml", "socket_path: " + playground.socket() + "\n");
            List<String> list =
                    List.of(Distribution.packed().command().toString(), "--config", file.toString(), "list");
            assertThat(Finished.run(playground.folder(), list).out()).contains("web.service");
            playground.write("moving.yaml", "socket_path: " + other.socket() + "\n");

            assertThat(Finished.run(playground.folder(), list).out()).endsWith("\nno units\n");
        } finally {
            other.close();
        }
    }

    @Test
    void withoutTheDaemonTheCommandSaysSo() {
        Playground quiet = Playground.quiet();
        try {
            Finished list = quiet.gitproc("list");

            assertThat(list.code()).isEqualTo(69);
            assertThat(list.err()).startsWith("cannot reach the daemon: nothing listens on " + quiet.socket());
        } finally {
            quiet.close();
        }
    }
}
