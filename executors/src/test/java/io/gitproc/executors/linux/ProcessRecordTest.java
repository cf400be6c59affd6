package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessRecordTest {
    @Test
    void aRecordNamesAProcessOfABoot() {
        assertThat(ProcessRecord.parse("pid=12\nstart=345\nboot=888b300f\n"))
                .contains(new ProcessRecord(12, 345, "888b300f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pid=12\nstart=345\n",
                "pid=12\nboot=b\n",
                "pid=-1\nstart=345\nboot=b\n",
                "pid=12\nstart=9999999999999999999\nboot=b\n",
                "pid=12345678901\nstart=1\nboot=b\n",
                "pid\nstart=1\nboot=b\n"
            })
    void anythingElseNamesNone(String text) {
        assertThat(ProcessRecord.parse(text)).isEmpty();
    }
}
