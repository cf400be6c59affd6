package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FoldedTest {
    @Test
    void textIsBrokenBetweenWords() {
        assertThat(Folded.lines("next try in 37s, 12 failures", 16)).containsExactly("next try in 37s,", "12 failures");
        assertThat(Folded.lines("short", 16)).containsExactly("short");
        assertThat(Folded.lines("", 16)).containsExactly("");
    }

    @Test
    void aWordThatIsTooLongIsBrokenWhereTheLineEnds() {
        assertThat(Folded.lines("/opt/a-long-path/x", 10)).containsExactly("/opt/a-lon", "g-path/x");
    }

    @Test
    void whatNeedsMoreThanFourLinesIsCut() {
        assertThat(Folded.lines("one two three four five six", 5)).containsExactly("one", "two", "three", "four…");
    }
}
