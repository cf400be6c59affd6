package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.messages;
import static io.gitproc.model.unit.Units.parse;
import static io.gitproc.model.unit.Units.service;
import static io.gitproc.model.unit.Units.spec;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the text of a unit is taken apart into lines. */
final class UnitLinesTest {

    @Test
    void linesAreJoinedByABlankAndCommentsBetweenThemAreSkipped() {
        ServiceSpec web = spec("""
                [Service]
                ExecStart=/bin/web \\
                  # not me
                  --one \\
                ; nor me
                  --t\\
                wo "three\\
                3"
                """);

        assertThat(web.get(Directives.EXEC_START))
                .containsExactly(ExecCommand.of("/bin/web", "--one", "--t", "wo", "three 3"));
    }

    @Test
    void columnsPointIntoTheLineOfTheFileAlsoWhereLinesAreJoined() {
        assertThat(messages(service("ExecStart=/bin/web \\", "# comment", "   one \\", "   'two")))
                .singleElement()
                .asString()
                .startsWith("web.service:5:4: error: ");
    }

    @Test
    void anEvenNumberOfBackslashesAtTheEndJoinsNothing() {
        assertThat(spec("[Unit]\nDescription=a\\\\\n[Service]\nExecStart=/bin/web\n")
                        .get(Directives.DESCRIPTION))
                .isEqualTo("a\\\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Service]\r\nExecStart=/bin/web a\r\nRestart=no\r\n",
                "[Service]\rExecStart=/bin/web a\r",
                "\ufeff[Service]\nExecStart=/bin/web a",
                "  [Service]  \n\t ExecStart \t= /bin/web a \t\n",
                "[Service]\nExecStart=/bin/web \\\r\na\r\n",
                "[Service]\nExecStart=/bin/web a \\",
            })
    void lineEndsBlanksAndMarksDoNotMatter(String text) {
        assertThat(spec(text).get(Directives.EXEC_START)).containsExactly(ExecCommand.of("/bin/web", "a"));
    }

    @Test
    void linesBeforeTheFirstSectionAreIgnored() {
        assertThat(messages(parse("User=x\n[Service]\nExecStart=/bin/web\n"))).containsExactly("""
                        web.service:1:1: warning: User=x stands before the first section; it is ignored
                            help: write [Service] above it""");
    }

    @Test
    void otherPeoplesSectionsAreLeftAlone() {
        assertThat(parse("[X-Other]\nA=b\nnonsense\n[Service]\nExecStart=/bin/web\n[Install]\nAlias=w.service\n")
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void whatIsNotTextIsRejected() {
        byte[] nul = "[Service]\nExec\0Start=/bin/web\n".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "[Service]\nDescription=caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(messages(UnitParser.parse(Units.WEB, nul))).containsExactly("""
                        web.service:2:5: error: web.service is not text: byte 0x00 at line 2
                            help: a unit file is text in UTF-8""");
        assertThat(messages(UnitParser.parse(Units.WEB, latin)))
                .singleElement()
                .asString()
                .startsWith("web.service:2:16: error: web.service is not text: byte 0xe9 at line 2");
        assertThat(UnitParser.parse(Units.WEB, new byte[] {'[', (byte) 0xc3}).spec())
                .isEmpty();
        assertThat(messages(UnitParser.parse(Units.WEB, new byte[] {0, 0})))
                .singleElement()
                .asString()
                .startsWith("web.service:1:1: error: web.service is not text: byte 0x00 at line 1");
    }

    @Test
    void blanksAtTheEndOfAFileAreNothing() {
        assertThat(spec("[Service]\nExecStart=/bin/web\n  ")).isEqualTo(spec("[Service]\nExecStart=/bin/web\n"));
    }

    @Test
    void aFileOfMoreThanAMebibyteIsRejected() {
        ParsedUnit web = UnitParser.parse(Units.WEB, new byte[10 << 20]);

        assertThat(messages(web))
                .containsExactly(
                        "web.service:1:1: error: web.service has 10485760 bytes; a unit file has at most 1048576");
    }
}
