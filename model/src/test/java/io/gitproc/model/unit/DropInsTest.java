package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A unit of several files: what systemd makes of a unit file and its drop-ins. */
final class DropInsTest {
    private static final String WEB = "[Service]\nExecStart=/bin/web\nEnvironment=A=1\nNice=1\n";

    private static ParsedUnit parse(String... texts) {
        UnitParser parser = UnitParser.of(Units.WEB);
        for (int i = 0; i < texts.length; i++) {
            parser.add(i == 0 ? "web.service" : "web.service.d/" + i + ".conf", bytes(texts[i]));
        }
        return parser.parsed();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aLaterFileReplacesAValueAndAddsToAList() {
        ServiceSpec spec = Units.clean(parse(WEB, "[Service]\nNice=2\nEnvironment=B=2\n"));

        assertThat(spec.get(Directives.NICE)).isEqualTo(2);
        assertThat(spec.get(Directives.ENVIRONMENT)).hasToString("{A=1, B=2}");
    }

    @Test
    void anEmptyAssignmentResetsTheListsOfTheFilesBefore() {
        ServiceSpec spec = Units.clean(parse(WEB, "[Service]\nExecStart=\nExecStart=/bin/two\nEnvironment=\n"));

        assertThat(spec).isEqualTo(Units.clean(parse("[Service]\nExecStart=/bin/two\nNice=1\n")));
    }

    @Test
    void aFileThatAddsNothingIsNothing() {
        assertThat(Units.clean(parse(WEB, "", "# nothing\n"))).isEqualTo(Units.clean(parse(WEB)));
    }

    @Test
    void eachFileBeginsOutsideOfAllSections() {
        assertThat(Units.messages(parse(WEB, "Nice=2\n"))).containsExactly("""
                        web.service.d/1.conf:1:1: warning: Nice=2 stands before the first section; it is ignored
                            help: write [Service] above it""");
    }

    @Test
    void aContinuationEndsWithItsFile() {
        ServiceSpec spec = Units.clean(parse(WEB + "Environment=B=2 \\", "[Service]\nNice=2\n"));

        assertThat(spec.get(Directives.NICE)).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsToldOfTheFileItStandsInAndInTheirOrder() {
        assertThat(Units.messages(parse(WEB + "Nic=1\n", "\n[Service]\nNic=2\n", "[Service]\nNic=3\n")))
                .extracting(message -> message.substring(0, message.indexOf(": warning")))
                .containsExactly("web.service:5:1", "web.service.d/1.conf:3:1", "web.service.d/2.conf:2:1");
    }

    @Test
    void aFileThatIsNoTextRefusesTheUnit() {
        ParsedUnit unit = UnitParser.of(Units.WEB)
                .add("web.service", bytes(WEB))
                .add("web.service.d/x.conf", new byte[] {'a', 0})
                .parsed();

        assertThat(unit.spec()).isEmpty();
        assertThat(Units.messages(unit)).containsExactly("""
                        web.service.d/x.conf:1:2: error: x.conf is not text: byte 0x00 at line 1
                            help: a unit file is text in UTF-8""");
    }

    @Test
    void aFolderOfDropInsIsCalledAsAUnitOrAsAllOfThem() {
        assertThat(List.of("service.d", "web.service.d", "web-.service.d", "timer.d", "web.timer.d"))
                .allMatch(DropInFolders::isOne);
        assertThat(List.of("web.d", "services.d", "service.d.old", "units", "service"))
                .noneMatch(DropInFolders::isOne);
    }

    @Test
    void aTimerHasFoldersLikeAService() {
        assertThat(DropInFolders.ofTimer(UnitName.of("shop-web")))
                .containsExactly("timer.d", "shop-.timer.d", "shop-web.timer.d");
    }

    @Test
    void allFilesTogetherHaveAtMostAMebibyte() {
        ParsedUnit unit = UnitParser.of(Units.WEB)
                .add("web.service", bytes(WEB))
                .add("x.conf", bytes("#".repeat(UnitText.SIZE_MAX - 10)))
                .parsed();

        assertThat(unit.spec()).isEmpty();
        assertThat(Units.messages(unit))
                .singleElement()
                .asString()
                .contains("all files of a unit have at most 1048576");
    }

    @Test
    void theFoldersOfAUnitGoFromTheMostGeneralToItsOwn() {
        assertThat(DropInFolders.of(UnitName.of("web"))).containsExactly("service.d", "web.service.d");
        assertThat(DropInFolders.of(UnitName.of("a-b-c")))
                .containsExactly("service.d", "a-.service.d", "a-b-.service.d", "a-b-c.service.d");
        assertThat(DropInFolders.of(UnitName.of("a-b@x-y")))
                .containsExactly("service.d", "a-@.service.d", "a-b@.service.d", "a-b@x-y.service.d");
    }
}
