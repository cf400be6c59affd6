package io.gitproc.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "2026-11-23T05:51:36.751578448Z",
                "2033-05-18T03:33:20Z", // 2,000,000,000 s
                "2262-04-11T23:47:16.854775807Z" // the last nanosecond of 64 bits
            })
    void anyTimeOfSixtyFourBitsIsReadAsItWasWritten(Instant time) {
        assertThat(RecordText.parse(RecordText.at(time).toString()).instant("at"))
                .contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.5", "1e9", " 1", "9223372036854775808", "0x10"})
    void whatIsNoNumberCountsAsMissing(String value) {
        assertThat(RecordText.parse("at=" + value).number("at")).isEmpty();
    }

    @Test
    void whateverIsWrittenComesBackInOneLine() {
        String words = "a\\n = b\nc\r\\\\";
        RecordText record = RecordText.empty().with("words", words);

        assertThat(record.toString()).hasLineCount(1);
        assertThat(RecordText.parse(record.toString()).text("words")).contains(words);
    }
}
