package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MatchesTest {
    private static final Pattern GET = Pattern.compile("GET");

    @Test
    void ofALogThatIsFollowedTheLastMatchesComeAndThenAllThatIsNew() throws IOException {
        Matches last = Matches.last(1, GET, log("GET /a\nPOST /b\nGET /c\n"));

        assertThat(log("GET /a\nPOST /b\nGET /c\nGET /d\nPOST /e\nGET /f\n").all())
                .filteredOn(last)
                .extracting(LogLine::message)
                .containsExactly("GET /c", "GET /d", "GET /f");
    }

    private static LogLines log(String text) {
        return new LogLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
