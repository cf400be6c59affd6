package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks the daemon. One connection a question.
 *
 * @param socket where it listens
 */
record Client(Path socket) {
    /** The daemon answers a question from memory. */
    static final Duration SHORTLY = Duration.ofSeconds(15);

    /** A verb waits for what it does. */
    static final Duration LONG = Duration.ofMinutes(10);

    static final Duration EVER = Duration.ZERO;

    /** The answer to a question, as it came. */
    byte[] get(String path) throws CommandException {
        return document("GET", path, "", SHORTLY);
    }

    JsonValue read(String path) throws CommandException {
        return parsed(get(path));
    }

    /** The answer to a verb. */
    JsonValue post(String path, String json, Duration patience) throws CommandException {
        return parsed(document("POST", path, json, patience));
    }

    /** An answer that comes piece by piece. */
    InputStream stream(String path, Duration patience) throws CommandException {
        try {
            Answer answer = exchange("GET", path, "", patience);
            if (answer.isDone()) {
                return answer.body();
            }
            throw refusal(answer);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Whether somebody listens. */
    boolean isAnswered() {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] document(String method, String path, String json, Duration patience) throws CommandException {
        try (Answer answer = exchange(method, path, json, patience)) {
            if (!answer.isDone()) {
                throw refusal(answer);
            }
            return answer.whole();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Answer exchange(String method, String path, String json, Duration patience)
            throws IOException, CommandException {
        SocketChannel channel = connect();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.0\r\nHost: gitproc\r\nContent-Length: " + body.length + "\r\n\r\n";
        write(channel, ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        write(channel, ByteBuffer.wrap(body));
        return Answer.read(PatientInput.of(channel, patience));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private SocketChannel connect() throws CommandException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw Files.exists(socket) && !Files.isWritable(socket) ? notPermitted() : notListening();
        }
    }

    private CommandException notListening() {
        return new CommandException(
                ExitCode.UNAVAILABLE,
                "cannot reach the daemon: nothing listens on " + socket,
                "start one with: gitproc daemon");
    }

    private CommandException notPermitted() {
        return new CommandException(
                ExitCode.NOT_PERMITTED,
                "cannot reach the daemon: no permission for " + socket,
                "root and the members of the group gitproc may");
    }

    private CommandException broken(IOException e) {
        return new CommandException(
                ExitCode.UNAVAILABLE,
                "cannot hear the daemon on " + socket + ": " + Causes.of(e),
                "see its log, gitproc.log");
    }

    JsonValue parsed(byte[] json) throws CommandException {
        try {
            return JsonValue.parse(json);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private CommandException refusal(Answer answer) throws IOException {
        JsonValue fault = JsonValue.parse(answer.whole());
        String code = fault.maybe("exitCode").orElse(String.valueOf(ExitCode.INTERNAL.number()));
        return new CommandException(
                ExitCode.numbered(Integer.parseInt(code)),
                fault.maybe("error").orElse("HTTP status " + answer.status()),
                fault.word("hint"));
    }
}
