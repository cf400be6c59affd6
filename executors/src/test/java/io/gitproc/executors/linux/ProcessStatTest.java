package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessStatTest {
    private static final String REST =
            " 4242 4242 4242 0 -1 4194560 99 0 0 0 0 0 0 0 20 0 1 0 122606 2560000 200 18446744073709551615 0 0";

    @Test
    void fieldsAreCountedFromTheEndOfTheName() {
        assertThat(ProcessStat.parse("4243 (sh) S" + REST)).contains(new ProcessStat(4243, 4242, 'S', 122606));
    }

    @Test
    void aNameMayHoldBlanksAndBrackets() {
        assertThat(ProcessStat.parse("7 (a) R 1 (b) Z" + REST)).contains(new ProcessStat(7, 4242, 'Z', 122606));
    }

    @Test
    void aZombieIsNotAlive() {
        assertThat(new ProcessStat(1, 0, 'Z', 0).isAlive()).isFalse();
        assertThat(new ProcessStat(1, 0, 'D', 0).isAlive()).isTrue();
    }

    @Test
    void whatIsNotALineOfStatIsNoProcess() {
        assertThat(ProcessStat.parse("")).isEmpty();
        assertThat(ProcessStat.parse("1 (sh")).isEmpty();
    }
}
