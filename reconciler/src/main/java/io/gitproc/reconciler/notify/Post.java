package io.gitproc.reconciler.notify;

import io.gitproc.reconciler.api.Version;
import io.gitproc.reconciler.os.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** JSON to a URL. Follows no redirect: a secret goes where the configuration says, and nowhere else. */
final class Post {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REDIRECTS = 300;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;

    private final String name;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param name of the receiver, without secrets */
    Post(String name) {
        this.name = name;
    }

    /** The content of a file without the line break at its end; nobody else may read it. */
    static String secret(Path file) throws IOException {
        return new PrivateFile(file).read().strip();
    }

    /** @param headers names and values in turns */
    void send(URI url, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitProc/" + Version.text())
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        judge(http.send(request.build(), BodyHandlers.discarding()).statusCode());
    }

    private void judge(int status) throws IOException {
        String sentence = name + " answered with HTTP " + status;
        if (status >= SERVER_ERRORS || status == TIMED_OUT || status == TOO_MANY) {
            throw new IOException(sentence);
        }
        if (status >= REDIRECTS) {
            throw new RefusedException(sentence + hint(status));
        }
    }

    private static String hint(int status) {
        return Optional.of(status)
                .filter(code -> code < CLIENT_ERRORS)
                .map(code -> ": a redirect is not followed, write the URL that it leads to")
                .orElse("");
    }
}
