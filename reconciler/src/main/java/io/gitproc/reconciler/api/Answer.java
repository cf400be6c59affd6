package io.gitproc.reconciler.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a request gets. */
interface Answer {
    /** Begins to send it; the callback hears when it is sent, or cannot be. */
    void send(Request request, Response response, Callback callback) throws IOException;

    static Answer ok(byte[] json) {
        return Document.ofJson(json);
    }

    static Answer of(Fault fault) {
        return document(fault.status(), Json.fault(fault));
    }

    static Answer of(Reply reply) {
        return reply.code() == ExitCode.DONE ? ok(Json.done(reply)) : of(Fault.of(reply));
    }

    static Answer of(Page page) {
        return (request, response, callback) -> {
            byte[] content = Packing.of(request).pack(page, response);
            response.setStatus(page.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.type());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, keeping(page.keeping()));
            response.write(true, ByteBuffer.wrap(content), callback);
        };
    }

    private static String keeping(Page.Keeping keeping) {
        return switch (keeping) {
            case NONE -> "no-store";
            case FOREVER -> "private, max-age=31536000, immutable";
        };
    }

    /** What there is of a log, piece by piece. */
    static Answer log(LogStream.Order order) {
        return (request, response, callback) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
            LogStream.open(order, request, response, callback).iterate();
        };
    }

    /** What was measured, in the form that the reader asks for. */
    static Answer metrics(Scrape scrape) {
        return (request, response, callback) -> {
            String accept = Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT))
                    .orElse("");
            Scrape.Page page = scrape.as(accept);
            byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
            document(200, page.contentType(), text).send(request, response, callback);
        };
    }

    private static Answer document(int status, byte[] json) {
        return document(status, "application/json", json);
    }

    private static Answer document(int status, String type, byte[] bytes) {
        return (request, response, callback) -> {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
            response.write(true, ByteBuffer.wrap(bytes), callback);
        };
    }
}
