package io.gitproc.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnitTextsTest {
    private static final UnitName WEB = UnitName.of("web");
    private static final UnitName DB = UnitName.of("db");
    private static final String TEXT = "[Service]\nExecStart=/bin/web\n";

    private final UnitTexts texts = new UnitTexts();

    @Test
    void aTextIsParsedOnce() {
        assertThat(texts.parse(WEB, TEXT)).isSameAs(texts.parse(WEB, TEXT)).isEqualTo(UnitParser.parse(WEB, TEXT));
    }

    @Test
    void theSameTextOfAnotherUnitIsAnotherUnit() {
        assertThat(texts.parse(DB, TEXT).spec().orElseThrow().name()).isEqualTo(DB);
        assertThat(texts.parse(WEB, TEXT).spec().orElseThrow().name()).isEqualTo(WEB);
    }

    @Test
    void aLongTextIsNotKept() {
        String text = TEXT + "#".repeat(5000) + "\n";

        assertThat(texts.parse(WEB, text)).isNotSameAs(texts.parse(WEB, text)).isEqualTo(texts.parse(WEB, text));
    }

    @Test
    void ofManyTextsThoseAreKeptThatWereAskedForLast() {
        var old = texts.parse(WEB, TEXT);
        var recent = texts.parse(DB, TEXT);
        IntStream.range(0, 2047).forEach(i -> {
            texts.parse(WEB, "# " + i + "\n");
            texts.parse(DB, TEXT);
        });

        assertThat(texts.parse(DB, TEXT)).isSameAs(recent);
        assertThat(texts.parse(WEB, TEXT)).isNotSameAs(old);
    }
}
