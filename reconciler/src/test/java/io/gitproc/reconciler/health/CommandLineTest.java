package io.gitproc.reconciler.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void eachArgIsOneArgumentAndAPlusSignIsOne() {
        assertThat(CommandLine.of(URI.create("exec:///bin/my%20check?arg=-x&arg=a%20b%26c&arg=1+1&arg="))
                        .arguments())
                .containsExactly("/bin/my check", "-x", "a b&c", "1+1", "");
    }

    @Test
    void withoutArgumentsThereIsTheProgramAlone() {
        assertThat(CommandLine.of(URI.create("exec:///bin/check")).arguments()).containsExactly("/bin/check");
    }
}
