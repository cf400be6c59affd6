package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {
    @Test
    void onlyATerminalHasColours() {
        assertThat(Style.of(Map.of("TERM", "xterm"), true)).isEqualTo(Style.COLOURED);
        assertThat(Style.of(Map.of("TERM", "xterm"), false)).isEqualTo(Style.PLAIN);
        assertThat(Style.of(Map.of("TERM", "dumb"), true)).isEqualTo(Style.PLAIN);
    }

    @Test
    void aWishAgainstColoursWins() {
        assertThat(Style.of(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true))
                .isEqualTo(Style.PLAIN);
        assertThat(Style.of(Map.of("NO_COLOR", ""), true)).isEqualTo(Style.COLOURED);
    }

    @Test
    void aWishForColoursReachesAPipe() {
        assertThat(Style.of(Map.of("CLICOLOR_FORCE", "1"), false)).isEqualTo(Style.COLOURED);
        assertThat(Style.of(Map.of("CLICOLOR_FORCE", "0"), false)).isEqualTo(Style.PLAIN);
    }

    @Test
    void wordsThatNobodyKnowsStayAsTheyAre() {
        assertThat(Style.COLOURED.word("levitating")).isEqualTo("levitating");
        assertThat(Style.COLOURED.word("failed")).isEqualTo("\u001b[31mfailed\u001b[0m");
    }
}
