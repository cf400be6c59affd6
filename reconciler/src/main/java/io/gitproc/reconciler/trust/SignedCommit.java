package io.gitproc.reconciler.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit as Git keeps it, taken apart into what is signed and the signature.
 *
 * <p>Source: git-commit(1) keeps the signature in the header {@code gpgsig}, whose further lines begin with a space; it is
 * made over the commit without that header.
 */
public final class SignedCommit {
    private static final String HEADER = "gpgsig ";
    private static final Pattern COMMITTER = Pattern.compile("committer .*> (\\d{1,12}) [-+]\\d{4}");

    private final byte[] payload;
    private final List<String> signatures;
    private final Instant committedAt;
    private final String message;

    private SignedCommit(byte[] payload, List<String> signatures, Instant committedAt, String message) {
        this.payload = payload;
        this.signatures = signatures;
        this.committedAt = committedAt;
        this.message = message;
    }

    /** @param raw the content of the object, without its own header */
    public static SignedCommit of(byte[] raw) {
        Reading reading = new Reading();
        int end = reading.headers(raw);
        reading.payload.write(raw, end, raw.length - end);
        String message = new String(raw, end, raw.length - end, StandardCharsets.UTF_8);
        return new SignedCommit(
                reading.payload.toByteArray(), reading.signatures(), reading.committedAt, message.stripLeading());
    }

    /** What is signed. */
    byte[] payload() {
        return payload;
    }

    /** As the commit says: whoever signs it may write what he likes. */
    Instant committedAt() {
        return committedAt;
    }

    /** All of it, trailers included; hostile text. */
    public String message() {
        return message;
    }

    /** The armoured text of each; an honest commit has at most one. */
    List<String> signatures() {
        return signatures;
    }

    /** The only signature. */
    public Optional<String> signature() {
        return signatures.size() == 1 ? Optional.of(signatures.get(0)) : Optional.empty();
    }

    /** Goes through the lines of the header. For one thread. */
    private static final class Reading {
        private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        private final List<StringBuilder> signatures = new ArrayList<>();
        private Instant committedAt = Instant.EPOCH;
        private boolean inSignature;

        /** Gives where the headers end: at the first empty line. */
        int headers(byte[] raw) {
            int start = 0;
            while (start < raw.length && raw[start] != '\n') {
                int end = lineEnd(raw, start);
                line(raw, start, end);
                start = end;
            }
            return start;
        }

        private static int lineEnd(byte[] raw, int start) {
            int end = start;
            while (end < raw.length && raw[end] != '\n') {
                end++;
            }
            return Math.min(end + 1, raw.length);
        }

        private void line(byte[] raw, int start, int end) {
            String line = new String(raw, start, end - start, StandardCharsets.UTF_8);
            inSignature = line.startsWith(HEADER) || (inSignature && line.startsWith(" "));
            if (!inSignature) {
                payload.write(raw, start, end - start);
                time(line);
            } else if (line.startsWith(HEADER)) {
                signatures.add(new StringBuilder(line.substring(HEADER.length())));
            } else {
                signatures.get(signatures.size() - 1).append(line, 1, line.length());
            }
        }

        private void time(String line) {
            Matcher matcher = COMMITTER.matcher(line.stripTrailing());
            if (matcher.matches()) {
                committedAt = Instant.ofEpochSecond(Long.parseLong(matcher.group(1)));
            }
        }

        List<String> signatures() {
            return signatures.stream().map(StringBuilder::toString).toList();
        }
    }
}
