package io.gitproc.reconciler.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** How a page goes over the wire. */
enum Packing {
    PLAIN,
    GZIP;

    private static final int WORTH_IT = 1024;

    static Packing of(Request request) {
        return request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip") ? GZIP : PLAIN;
    }

    byte[] pack(Page page, Response response) throws IOException {
        byte[] content = page.text().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding, Accept");
        if (this == PLAIN || page.text().length() < WORTH_IT) {
            return content;
        }
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
