package io.gitproc.reconciler.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One receiver of notifications: an entry of {@code notify_file}. */
public sealed interface NotifyTarget {
    /** For people and the log. The path of a URL may be a secret, and is not in it. */
    String name();

    /** For so long must something be over until it is told to be resolved. */
    Duration calm();

    /** What tells it from others, also after a restart. */
    String digest();

    <R> R match(Function<Webhook, R> webhook, Function<Command, R> command, Function<CommitStatus, R> status);

    /**
     * Each event as JSON in a {@code POST}.
     *
     * @param secretFile sent as {@code Authorization: Bearer}
     */
    record Webhook(URI url, Optional<Path> secretFile, Duration calm) implements NotifyTarget {
        @Override
        public String name() {
            return "webhook " + place(url);
        }

        @Override
        public String digest() {
            return digestOf("webhook " + url);
        }

        @Override
        public <R> R match(
                Function<Webhook, R> webhook, Function<Command, R> command, Function<CommitStatus, R> status) {
            return webhook.apply(this);
        }
    }

    /**
     * Each event as JSON on the standard input.
     *
     * @param arguments the program first, by an absolute path
     */
    record Command(List<String> arguments, Duration timeout, Duration calm) implements NotifyTarget {
        public Command {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String name() {
            return "command " + arguments.get(0);
        }

        @Override
        public String digest() {
            return digestOf("command " + String.join("\0", arguments));
        }

        @Override
        public <R> R match(
                Function<Webhook, R> webhook, Function<Command, R> command, Function<CommitStatus, R> status) {
            return command.apply(this);
        }
    }

    /**
     * The status at each commit.
     *
     * @param api without a slash at its end
     * @param repository {@code owner/name}
     */
    record CommitStatus(Forge forge, URI api, String repository, Path tokenFile, Duration calm)
            implements NotifyTarget {
        @Override
        public String name() {
            return forge.word() + " " + repository + " at " + place(api);
        }

        @Override
        public String digest() {
            return digestOf(forge.word() + " " + api + " " + repository);
        }

        @Override
        public <R> R match(
                Function<Webhook, R> webhook, Function<Command, R> command, Function<CommitStatus, R> status) {
            return status.apply(this);
        }
    }

    private static String place(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    private static String digestOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
