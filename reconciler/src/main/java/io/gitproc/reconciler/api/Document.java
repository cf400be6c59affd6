package io.gitproc.reconciler.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A whole answer to a question that went well. */
final class Document implements Answer {
    private static final String EXIT_CODE = "GitProc-Exit-Code";

    private final String type;
    private final byte[] content;
    private final ExitCode code;

    private Document(String type, byte[] content, ExitCode code) {
        this.type = type;
        this.content = content;
        this.code = code;
    }

    static Document ofJson(byte[] json) {
        return new Document("application/json", json, ExitCode.DONE);
    }

    static Document of(Texts.Text text) {
        return new Document("text/plain;charset=utf-8", text.text().getBytes(StandardCharsets.UTF_8), text.code());
    }

    byte[] content() {
        return content;
    }

    @Override
    public void send(Request request, Response response, Callback callback) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(EXIT_CODE, code.number());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(true, ByteBuffer.wrap(content), callback);
    }
}
