package io.gitproc.reconciler.source.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the repositories of a folder over smart HTTP: a bridge to {@code git http-backend}, which is a CGI program. */
public final class HttpForge implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Path folder;
    private final Optional<String> login;
    private final AtomicInteger fetches = new AtomicInteger();

    private HttpForge(Path folder, Optional<String> login) {
        this.folder = folder;
        this.login = login;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static HttpForge open(Path folder) {
        return new HttpForge(folder, Optional.empty());
    }

    /** @param login as {@code user:password} */
    public static HttpForge lockedBy(Path folder, String login) {
        return new HttpForge(folder, Optional.of(login));
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + path;
    }

    /** How many have begun. */
    int fetches() {
        return fetches.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
                fetches.incrementAndGet();
            }
            if (isLetIn(exchange)) {
                backend(exchange);
            } else {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }

    private boolean isLetIn(HttpExchange exchange) {
        return login.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .filter(wanted -> !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization")))
                .isEmpty();
    }

    private void backend(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        environment(builder.environment(), exchange, request.length);
        Process process = builder.start();
        process.getOutputStream().write(request);
        process.getOutputStream().close();
        reply(exchange, process.getInputStream());
    }

    private void environment(Map<String, String> variables, HttpExchange exchange, int length) {
        variables.put("GIT_PROJECT_ROOT", folder.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        variables.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getRawQuery()));
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("CONTENT_TYPE", orEmpty(exchange.getRequestHeaders().getFirst("Content-Type")));
        variables.put(
                "HTTP_CONTENT_ENCODING", orEmpty(exchange.getRequestHeaders().getFirst("Content-Encoding")));
        variables.put("GIT_PROTOCOL", orEmpty(exchange.getRequestHeaders().getFirst("Git-Protocol")));
        variables.put("CONTENT_LENGTH", String.valueOf(length));
    }

    private static String orEmpty(String text) {
        return Optional.ofNullable(text).orElse("");
    }

    private static void reply(HttpExchange exchange, InputStream cgi) throws IOException {
        int status = 200;
        for (String header = line(cgi); !header.isEmpty(); header = line(cgi)) {
            String[] parts = header.split(": ", 2);
            if (parts[0].equals("Status")) {
                status = Integer.parseInt(parts[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        cgi.transferTo(exchange.getResponseBody());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
