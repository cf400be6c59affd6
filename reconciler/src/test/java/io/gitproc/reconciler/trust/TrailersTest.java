package io.gitproc.reconciler.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** As git-interpret-trailers(1) parses them. */
final class TrailersTest {
    private static List<String> seals(String message) {
        return Trailers.of(message).values("GitProc-Seal");
    }

    @Test
    void theLastParagraphHasThem() {
        assertThat(seals("Subject\n\nText.\n\nGitProc-Seal: one\nSigned-off-by: Ada\nGitProc-Seal: two\n"))
                .containsExactly("one", "two");
    }

    @Test
    void theCaseOfTheKeyIsNothing() {
        assertThat(seals("Subject\n\ngitproc-seal : one\n")).containsExactly("one");
    }

    @Test
    void aSubjectIsNone() {
        assertThat(seals("GitProc-Seal: one\n")).isEmpty();
    }

    @Test
    void anEarlierParagraphIsNone() {
        assertThat(seals("Subject\n\nGitProc-Seal: one\n\nThat is how to write it.\n"))
                .isEmpty();
    }

    @Test
    void aLineThatBeginsWithABlankContinues() {
        assertThat(seals("Subject\n\nGitProc-Seal: one\n  two\nX: y\n")).containsExactly("one two");
    }

    @Test
    void proseBesideThemIsAllowedUpToThreeInFour() {
        assertThat(seals("Subject\n\na\nb\nc\nGitProc-Seal: one\n")).containsExactly("one");
        assertThat(seals("Subject\n\na\nb\nc\nd\nGitProc-Seal: one\n")).isEmpty();
    }

    @Test
    void proseBesideUnknownKeysIsProse() {
        assertThat(Trailers.of("Subject\n\nNote: this\nis text\n").list()).isEmpty();
        assertThat(Trailers.of("Subject\n\nNote: this\n").values("note")).containsExactly("this");
    }

    @Test
    void carriageReturnsAndBlankLinesWithBlanksAreNothing() {
        assertThat(seals("Subject\r\n \r\nGitProc-Seal: one\r\n\r\n")).containsExactly("one");
    }

    @Test
    void nothingHasNone() {
        assertThat(Trailers.of("").list()).isEmpty();
    }
}
