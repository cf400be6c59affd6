package io.gitproc.reconciler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.health.Verdict.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** https, against real servers with certificates that are made for the occasion. */
@Timeout(60)
class TlsProbeTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void aCertificateThatIsTrustedForTheNameIsGood() throws Exception {
        KeyStore keys = keys("dns:localhost,ip:127.0.0.1");
        try (Server server = secret(keys);
                Asker asker = Asker.ofServers(() -> trusting(keys))) {
            Verdict verdict = asker.ask("https://127.0.0.1:" + server.port() + "/");

            assertThat(verdict.words()).isEqualTo("HTTP 200");
            assertThat(verdict.body()).isEqualTo("secret");
        }
    }

    @Test
    void oneForAnotherNameIsNot() throws Exception {
        KeyStore keys = keys("dns:example.com");
        try (Server server = secret(keys);
                Asker asker = Asker.ofServers(() -> trusting(keys))) {
            Verdict verdict = asker.ask("https://localhost:" + server.port() + "/");

            assertThat(verdict.result()).isEqualTo(Result.FAILED);
            assertThat(verdict.words())
                    .startsWith("the certificate or the handshake was not accepted: No ")
                    .contains("name matching localhost found");
        }
    }

    @Test
    void oneThatNobodyVouchesForIsNot() throws Exception {
        try (Server server = secret(keys("ip:127.0.0.1"));
                Asker asker = Asker.ofServers(TlsProbeTest::javaTrust)) {
            assertThat(asker.ask("https://127.0.0.1:" + server.port() + "/").words())
                    .startsWith("the certificate or the handshake was not accepted: ")
                    .contains("valid certification path");
        }
    }

    @Test
    void aHandshakeThatStallsIsLeftWhenTheTimeIsOver() throws Exception {
        try (Server server = Server.that((in, out) -> in.readAllBytes());
                Asker asker = Asker.ofServers(TlsProbeTest::javaTrust)) {
            Verdict verdict = asker.ask("https://127.0.0.1:" + server.port() + "/", "300ms");

            assertThat(verdict.words()).isEqualTo("no answer within 300ms");
            assertThat(verdict.latency()).isLessThan(Duration.ofSeconds(5));
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @Test
    void aServerWithoutTlsIsUnwell() throws Exception {
        try (Server server = Server.silentAfter("HTTP/1.1 400 Bad Request\r\n\r\n");
                Asker asker = Asker.ofServers(TlsProbeTest::javaTrust)) {
            assertThat(asker.ask("https://127.0.0.1:" + server.port() + "/").result())
                    .isEqualTo(Result.FAILED);
        }
    }

    private static Server secret(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        return Server.on(socket, (in, out) -> {
            Server.readRequest(in);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret".getBytes(StandardCharsets.US_ASCII));
            in.read();
        });
    }

    private static SSLContext trusting(KeyStore keys) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD);
            trusted.setCertificateEntry("server", keys.getCertificate("server"));
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext javaTrust() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With one key, self-signed, by the JDK's own tool. */
    private KeyStore keys(String names) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD);
        }
        return keys;
    }
}
