package io.gitproc.reconciler.health;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One request and its answer. */
final class HttpExchange implements Dialogue {
    private static final String REQUEST = """
            GET %s HTTP/1.1\r
            Host: %s\r
            User-Agent: GitProc\r
            Accept: */*\r
            Connection: close\r
            \r
            """;

    private final ByteBuffer request;
    private final HttpAnswer answer = new HttpAnswer();

    HttpExchange(URI target) {
        URI ascii = URI.create(target.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query =
                Optional.ofNullable(ascii.getRawQuery()).map(text -> "?" + text).orElse("");
        String text = REQUEST.formatted(path + query, ascii.getRawAuthority());
        this.request = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Optional<Verdict> opened() {
        return Optional.empty();
    }

    @Override
    public Optional<Verdict> heard(ByteBuffer bytes) throws IOException {
        return answer.add(bytes) ? Optional.of(answer.verdict()) : Optional.empty();
    }

    @Override
    public Optional<Verdict> ended() throws IOException {
        return Optional.of(answer.verdict());
    }

    @Override
    public ByteBuffer speech() {
        return request;
    }
}
