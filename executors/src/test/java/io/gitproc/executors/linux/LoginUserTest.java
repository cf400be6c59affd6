package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs root and a session without a login, to make some. */
@Timeout(120)
final class LoginUserTest {
    private static final Path OWN = Path.of("/proc/self/loginuid");
    private static final String UNSET = "4294967295";

    @TempDir
    Path folder;

    private final LoginUser login = new LoginUser();

    @Test
    void whoLoggedInIsToldOfEachConnectionWhateverItSays() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can log others in");
        assumeTrue(Files.exists(OWN) && Files.readString(OWN).equals(UNSET), "a login cannot be changed");
        Path socket = folder.resolve("s");
        List<Process> clients = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            clients.add(client(socket, "2"));
            SocketChannel first = server.accept();
            clients.add(client(socket, "4000000"));
            SocketChannel second = server.accept();
            clients.add(client(socket, UNSET));
            SocketChannel third = server.accept();

            assertThat(login.behind(first)).contains("bin");
            assertThat(login.behind(second)).contains("4000000");
            assertThat(login.behind(third)).isEqualTo(Optional.empty());
            assertThat(login.behind(first)).contains("bin");
        } finally {
            clients.forEach(Process::destroyForcibly);
        }
    }

    /** curl waits for an answer that never comes. */
    private static Process client(Path socket, String loginUid) throws Exception {
        ProcessBuilder shell = new ProcessBuilder(
                "sh",
                "-c",
                "echo \"$0\" > /proc/self/loginuid; exec curl -s --unix-socket \"$1\" http://gitproc/",
                loginUid,
                socket.toString());
        shell.environment().put("SUDO_USER", "mallory");
        return shell.start();
    }
}
