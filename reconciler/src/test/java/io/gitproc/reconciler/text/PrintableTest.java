package io.gitproc.reconciler.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinaryTextOfAnyScriptStays() {
        assertThat(Printable.line("Grüße, 你好 🙂")).isEqualTo("Grüße, 你好 🙂");
    }

    @Test
    void whatCouldCommandTheTerminalIsShownAsItIs() {
        assertThat(Printable.line("\u001b]0;owned\u0007")).isEqualTo("\\x1b]0;owned\\x07");
        assertThat(Printable.line("a\u009b31mb\u007f")).isEqualTo("a\\x9b31mb\\x7f");
    }

    @Test
    void whatCouldTurnTextRoundIsShownAsItIs() {
        assertThat(Printable.line("access\u202e\u2066 // user\u2069")).isEqualTo("access\\u202e\\u2066 // user\\u2069");
    }

    @Test
    void aLineStaysOneLine() {
        assertThat(Printable.line("a\nb\r\tc\u2028d")).isEqualTo("a\\x0ab\\x0d c\\u2028d");
    }

    @Test
    void halfOfACharacterIsShownAsItIs() {
        assertThat(Printable.line("\ud83d!")).isEqualTo("\\ud83d!");
    }

    @Test
    void whatIsCutEndsInDots() {
        assertThat(Printable.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Printable.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Printable.cut("abc", 0)).isEqualTo("…");
    }
}
