package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.LogHead;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One line of a log, without the line break: what the launcher said of it, and what the service wrote. */
final class LogLine {
    private final Optional<LogHead> head;
    private final byte[] message;

    private LogLine(Optional<LogHead> head, byte[] message) {
        this.head = head;
        this.message = message;
    }

    /** A line without a head is shown as it is. */
    static LogLine parse(byte[] line) {
        Optional<LogHead> head = LogHead.parse(line, 0, line.length);
        return new LogLine(head, head.isEmpty() ? line : Arrays.copyOfRange(line, LogHead.LENGTH, line.length));
    }

    Optional<LogHead> head() {
        return head;
    }

    /** Every byte as the service wrote it. */
    void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(message);
    }

    String message() {
        return new String(message, StandardCharsets.UTF_8);
    }
}
