package io.gitproc.reconciler.health;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of HTTP/1, as far as a check wants to know it: the status and the begin of the body. What comes after that is
 * not read.
 */
final class HttpAnswer {
    private static final int HEAD_MAX = 16 << 10;
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final Pattern STATUS = Pattern.compile("HTTP/1[.][01] ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:[ \t]*([0-9]{1,18})[ \t]*\r?$");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding:.*chunked[ \t]*\r?$");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Optional<Head> head = Optional.empty();

    /** The lines before the body, which begins at {@code end}. */
    private record Head(int status, int end, long length, boolean isChunked) {
        static Head parse(String text) throws IOException {
            Matcher status = STATUS.matcher(text.lines().findFirst().orElse(""));
            if (!status.matches()) {
                throw new IOException("the answer is not HTTP");
            }
            Matcher length = LENGTH.matcher(text);
            return new Head(
                    Integer.parseInt(status.group(1)),
                    text.length(),
                    length.find() ? Long.parseLong(length.group(1)) : Long.MAX_VALUE,
                    CHUNKED.matcher(text).find());
        }

        boolean hasBody() {
            return status != 204 && status != 304;
        }

        /** {@code 100 Continue} and the like: the answer is yet to come. */
        boolean isInterim() {
            return status < OK;
        }
    }

    /**
     * Takes the next bytes.
     *
     * @return whether enough is known
     * @throws IOException when this is not HTTP, or its head does not end
     */
    boolean add(ByteBuffer bytes) throws IOException {
        byte[] more = new byte[bytes.remaining()];
        bytes.get(more);
        received.writeBytes(more);
        if (head.isEmpty()) {
            head = readHead();
        }
        return head.filter(this::isWhole).isPresent();
    }

    private Optional<Head> readHead() throws IOException {
        String text = received.toString(StandardCharsets.ISO_8859_1);
        int end = endOfHead(text);
        if (end < 0) {
            requireBegin(text);
            return Optional.empty();
        }
        Head found = Head.parse(text.substring(0, end));
        return found.isInterim() ? readNext(end) : Optional.of(found);
    }

    private Optional<Head> readNext(int begin) throws IOException {
        byte[] rest = Arrays.copyOfRange(received.toByteArray(), begin, received.size());
        received.reset();
        received.writeBytes(rest);
        return readHead();
    }

    private static int endOfHead(String text) {
        int strict = text.indexOf("\r\n\r\n");
        int lax = text.indexOf("\n\n");
        if (strict >= 0 && (lax < 0 || strict < lax)) {
            return strict + 4;
        }
        return lax < 0 ? -1 : lax + 2;
    }

    private static void requireBegin(String text) throws IOException {
        String begin = "HTTP/1.";
        if (!text.startsWith(begin.substring(0, Math.min(begin.length(), text.length())))) {
            throw new IOException("the answer is not HTTP");
        }
        if (text.length() > HEAD_MAX) {
            throw new IOException("the head of the answer does not end");
        }
    }

    private boolean isWhole(Head known) {
        int body = received.size() - known.end();
        return !known.hasBody() || body >= known.length() || body >= 2 * Verdict.BODY_MAX || lastChunkIsThere(known);
    }

    private boolean lastChunkIsThere(Head known) {
        return known.isChunked() && text(known).endsWith("0\r\n\r\n");
    }

    private String text(Head known) {
        return received.toString(StandardCharsets.ISO_8859_1).substring(known.end());
    }

    /**
     * What came so far; to be asked when that is enough, or when no more comes.
     *
     * @throws IOException when there is no status
     */
    Verdict verdict() throws IOException {
        Head known = head.orElseThrow(() -> new IOException("the connection was closed before the answer"));
        String words = "HTTP " + known.status();
        Verdict verdict = known.status() < BAD ? Verdict.passed(words) : Verdict.failed(words);
        return verdict.coded(known.status()).saying(body(known).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Of chunks the first one: it is only to be shown. */
    private String body(Head known) {
        String text = text(known);
        if (!known.isChunked()) {
            return text;
        }
        String chunk = text.substring(text.indexOf('\n') + 1);
        int end = chunk.indexOf("\r\n");
        return end < 0 ? chunk : chunk.substring(0, end);
    }
}
