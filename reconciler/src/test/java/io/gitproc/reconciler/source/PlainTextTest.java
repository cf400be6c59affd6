package io.gitproc.reconciler.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {
    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(PlainText.line("Grüße, 世界 🙂")).isEqualTo("Grüße, 世界 🙂");
    }

    @Test
    void controlAndDirectionCharactersVanish() {
        assertThat(PlainText.line("a\u001b[31mb\u0000c\u202ed\u200fe\u2066f\u009bg"))
                .isEqualTo("a[31mbcdefg");
    }

    @Test
    void itIsOneLine() {
        assertThat(PlainText.line(" a\nb\tc\r\nd ")).isEqualTo("a b c  d");
    }

    @Test
    void itIsBoundedWithoutCuttingACharacterInTwo() {
        assertThat(PlainText.line("x".repeat(200))).hasSize(200);
        assertThat(PlainText.line("x".repeat(201))).hasSize(201).endsWith("x…");
        assertThat(PlainText.line("🙂".repeat(300))).isEqualTo("🙂".repeat(200) + "…");
    }

    @Test
    void halfACharacterVanishes() {
        assertThat(PlainText.line("a\ud83db")).isEqualTo("ab");
    }
}
