package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the front page works, one after the other, as a new user types them. */
final class ReadmeIT {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path home;

    @Test
    void runsFromTopToBottom() throws IOException, InterruptedException {
        Programs.assume("curl");
        Finished read = inShell("set -eux\n" + commands());

        assertThat(read.code()).as(read.out() + read.err()).isZero();
        assertThat(read.out())
                .contains("shop.service", "store.service", "rolled back to", "held", "every service is stopped");
        assertThat(home.resolve("gitproc/gitproc.sock")).doesNotExist();
    }

    @AfterEach
    void leaveNothing() throws IOException, InterruptedException {
        inShell("gitproc shutdown --stop-services");
    }

    private static String commands() throws IOException {
        StringBuilder script = new StringBuilder();
        Matcher block = COMMANDS.matcher(Files.readString(README));
        while (block.find()) {
            script.append(block.group(1)).append('\n');
        }
        return script.toString();
    }

    private Finished inShell(String script) throws IOException, InterruptedException {
        String setting = "export HOME=" + home + " PATH="
                + Distribution.packed().command().getParent() + ":$PATH\n"
                + "export GIT_AUTHOR_NAME=Reader GIT_AUTHOR_EMAIL=reader@localhost\n"
                + "export GIT_COMMITTER_NAME=Reader GIT_COMMITTER_EMAIL=reader@localhost\n";
        return Finished.run(home, List.of("sh", "-c", setting + script));
    }
}
