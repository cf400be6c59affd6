package io.gitproc.model.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "* `` true",
                "* abc true",
                "`` a false",
                "a*c abbc true",
                "a*c abbd false",
                "a*b*c axbyc true",
                "? a true",
                "? `` false",
                "?? \ud83d\ude00x true",
                "[abc] b true",
                "[!abc] b false",
                "[^abc] d true",
                "[a-c]x bx true",
                "[b-d] a false",
                "[b-d] b true",
                "[b-d] d true",
                "[b-d] e false",
                "[a-] - true",
                "[]a] ] true",
                "[!]a] b true",
                "[[:digit:]]x 7x true",
                "[[:alpha:][:digit:]] 7 true",
                "[[:wibble:]] w false",
                "[[:azz:]] z] false",
                "[[:x] : true",
                "[a a false",
                "[a [a true",
                "[a- [a- true",
                "[\\ [\\ true",
                "\\ \\ true",
                "\\* * true",
                "\\* a false",
                "[\\]] ] true",
                "a\\ a\\ true",
                "a/* a/b/c true",
                "A a false",
            })
    void patternsMeanWhatFnmatchSays(String pattern, String text, boolean fits) {
        assertThat(Glob.of(pattern).fits(text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upper  | A-Z
            lower  | a-z
            digit  | 0-9
            xdigit | 0-9A-Fa-f
            alpha  | A-Za-z
            alnum  | 0-9A-Za-z
            blank  | \\t\\x20
            space  | \\t-\\r\\x20
            cntrl  | \\x00-\\x1f\\x7f
            graph  | \\x21-\\x7e
            print  | \\x20-\\x7e
            punct  | \\x21-\\x2f:-@\\x5b-\\x60\\x7b-\\x7e
            """)
    void aClassHasTheMembersThatItHasInC(String name, String members) {
        Glob glob = Glob.of("[[:" + name + ":]]");

        for (int c = 0; c < 0x100; c++) {
            String text = Character.toString(c);
            assertThat(glob.fits(text)).as("%s and %#x", name, c).isEqualTo(text.matches("[" + members + "]"));
        }
    }

    @Test
    void caseCanBeIgnoredInLettersAndInSets() {
        assertThat(Glob.ignoringCase("WEB[a-c]*").fits("webB1")).isTrue();
        assertThat(Glob.ignoringCase("web[!a-c]").fits("webB")).isFalse();
    }

    @Test
    void aDotInFrontOfANameIsFittedByADot() {
        assertThat(Glob.of("*").fitsName(".x")).isFalse();
        assertThat(Glob.of("[.]x").fitsName(".x")).isFalse();
        assertThat(Glob.of(".*").fitsName(".x")).isTrue();
        assertThat(Glob.of("\\.*").fitsName(".x")).isTrue();
    }

    @Test
    @Tag("timed")
    void anAbsurdPatternIsAnsweredSoon() {
        String text = "a".repeat(4_000);
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(Glob.of("*a".repeat(2_000) + "b").fits(text)).isFalse();
            assertThat(Glob.of("[".repeat(4_000)).fits(text)).isFalse();
            assertThat(Glob.of("[[:".repeat(1_300)).fits(text)).isFalse();
        });
    }

    @Test
    void bracesAreAlternatives() {
        assertThat(Braces.expand("/a{b,c{d,e}}f")).containsExactlyInAnyOrder("/abf", "/acdf", "/acef");
        assertThat(Braces.expand("{a,b}")).containsExactly("a", "b");
        assertThat(Braces.expand("{}")).containsExactly("{}");
        assertThat(Braces.expand("/a{}b")).containsExactly("/a{}b");
        assertThat(Braces.expand("/a{b")).containsExactly("/a{b");
        assertThat(Braces.expand("/a{b}")).containsExactly("/ab");
    }

    @Test
    void bracesHaveAtMost64Alternatives() {
        assertThat(Braces.expand("{a,b}".repeat(6))).hasSize(64);
        assertThat(Braces.expand("{a" + ",a".repeat(64) + "}")).isEmpty();
    }

    @Test
    @Tag("timed")
    void moreAlternativesThanAnybodyWritesAreNone() {
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(Braces.expand("/" + "{a,b}".repeat(500))).isEmpty();
            assertThat(Braces.expand("/" + "{".repeat(4_000))).hasSize(1);
            assertThat(Braces.expand("/{" + "a,".repeat(2_000) + "}")).isEmpty();
        });
    }

    @Test
    void aPatternWithoutWildCharactersIsAPath() {
        ImaginedHost host = new ImaginedHost().text("/srv/web/x", "").link("/srv/gone");

        assertThat(new GlobPath(host).exists("/srv/web/x")).isTrue();
        assertThat(new GlobPath(host).exists("/srv/web/y")).isFalse();
        assertThat(new GlobPath(host).exists("/srv/gone")).isTrue();
        assertThat(new GlobPath(host).exists("/srv/gone/x")).isFalse();
        assertThat(new GlobPath(host).exists("/srv/*/x")).isTrue();
        assertThat(new GlobPath(host).exists("/srv/*/y")).isFalse();
    }

    @Test
    void aPatternDoesNotSearchTheWholeHost() {
        ImaginedHost host = new ImaginedHost();
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                host.text("/srv/" + i + "/" + j + "/x", "");
            }
        }

        assertThat(new GlobPath(host).exists("/srv/*/*/y*")).isFalse();
        assertThat(host.listings()).isLessThanOrEqualTo(1_000);
        assertThat(new GlobPath(host).exists("/srv/3?/*/x")).isTrue();
    }

    @Test
    void whatIsAThousandPlacesAwayIsFoundAndWhatIsBeyondIsNot() {
        ImaginedHost host = new ImaginedHost().text("/srv/0/x", "");
        for (int i = 1; i < 997; i++) {
            host.text("/srv/" + i + "/y", "");
        }

        assertThat(new GlobPath(host).exists("/srv/*/x")).isTrue();
        host.text("/srv/997/y", "");
        assertThat(new GlobPath(host).exists("/srv/*/x")).isFalse();
    }
}
