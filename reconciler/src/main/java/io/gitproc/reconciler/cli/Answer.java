package io.gitproc.reconciler.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What came back over HTTP/1.0: the body ends where it said it would, or where the connection does.
 *
 * @param status of HTTP
 */
record Answer(int status, OptionalLong length, InputStream body) implements Closeable {
    private static final int HEAD_LINE_MAX = 8 * 1024;

    static Answer read(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        int status = status(line(in));
        OptionalLong length = OptionalLong.empty();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = OptionalLong.of(Long.parseLong(
                        header.substring("content-length:".length()).strip()));
            }
        }
        return new Answer(status, length, in);
    }

    boolean isDone() {
        return status == 200;
    }

    /** All of it. */
    byte[] whole() throws IOException {
        byte[] bytes = body.readAllBytes();
        if (length.isPresent() && length.getAsLong() != bytes.length) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[0-9]{3}")) {
            throw new IOException("what listens there does not speak HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > HEAD_LINE_MAX) {
                throw new EOFException("the answer ends early");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
