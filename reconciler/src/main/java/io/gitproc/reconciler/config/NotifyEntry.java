package io.gitproc.reconciler.config;

import io.gitproc.model.unit.TimeSpan;
import io.gitproc.reconciler.text.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One receiver, as it is written. */
final class NotifyEntry {
    private static final String WEBHOOK = "webhook";
    private static final String COMMAND = "command";
    private static final String RESOLVE_AFTER = "resolve_after";
    private static final String TIMEOUT = "timeout";
    private static final String SECRET_FILE = "secret_file";
    private static final String TOKEN_FILE = "token_file";
    private static final String API = "api";
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration TIMEOUT_USUAL = Duration.ofSeconds(10);
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(50);
    private static final List<String> KINDS = Stream.concat(
                    Stream.of(WEBHOOK, COMMAND), Arrays.stream(Forge.values()).map(Forge::word))
            .toList();

    private final SortedMap<String, List<String>> fields;
    private final Base base;

    NotifyEntry(SortedMap<String, List<String>> fields, Base base) {
        this.fields = new TreeMap<>(fields);
        this.base = base;
    }

    NotifyTarget target() throws BadValueException {
        String kind = kind();
        return switch (kind) {
            case WEBHOOK -> webhook();
            case COMMAND -> command();
            default -> status(Forge.named(kind).orElseThrow());
        };
    }

    private String kind() throws BadValueException {
        List<String> kinds = KINDS.stream().filter(fields::containsKey).toList();
        if (kinds.size() != 1) {
            throw new BadValueException("a receiver has one of " + String.join(", ", KINDS), "write - webhook: URL");
        }
        return kinds.get(0);
    }

    private NotifyTarget webhook() throws BadValueException {
        allow(WEBHOOK, SECRET_FILE, RESOLVE_AFTER);
        return new NotifyTarget.Webhook(url(WEBHOOK, text(WEBHOOK).orElse("")), file(SECRET_FILE), calm());
    }

    private NotifyTarget command() throws BadValueException {
        allow(COMMAND, TIMEOUT, RESOLVE_AFTER);
        List<String> arguments = fields.getOrDefault(COMMAND, List.of());
        if (arguments.isEmpty() || !arguments.get(0).startsWith("/")) {
            throw new BadValueException(
                    "command does not begin with an absolute path",
                    "write command: [/usr/local/bin/tell, --team, web]");
        }
        Duration timeout = span(TIMEOUT, TIMEOUT_USUAL);
        if (timeout.isZero() || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new BadValueException("timeout is not from a moment to " + TIMEOUT_MAX.toSeconds() + " s", "");
        }
        return new NotifyTarget.Command(arguments, timeout, calm());
    }

    private NotifyTarget status(Forge forge) throws BadValueException {
        allow(forge.word(), API, TOKEN_FILE, RESOLVE_AFTER);
        String repository = text(forge.word()).orElse("");
        if (!repository.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+")) {
            throw new BadValueException(
                    forge.word() + "=" + Printable.line(repository) + " is not a repository", "write owner/name");
        }
        String api = text(API)
                .or(forge::usualApi)
                .orElseThrow(() -> new BadValueException(
                        forge.word() + " needs api", "write such as api: https://git.example.org/api/v1"));
        Path token = file(TOKEN_FILE)
                .orElseThrow(() -> new BadValueException(
                        forge.word() + " needs token_file", "a file with a token in it, for the owner alone"));
        return new NotifyTarget.CommitStatus(forge, url(API, api.replaceAll("/+$", "")), repository, token, calm());
    }

    private void allow(String... keys) throws BadValueException {
        SortedSet<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(List.of(keys));
        if (!unknown.isEmpty()) {
            throw new BadValueException(
                    "unknown key " + Printable.line(unknown.first()), "there are " + String.join(", ", keys));
        }
    }

    private Optional<String> text(String key) throws BadValueException {
        List<String> words = fields.getOrDefault(key, List.of());
        if (words.size() > 1) {
            throw new BadValueException(key + " is a list", "write one text");
        }
        return words.stream().findFirst();
    }

    private Optional<Path> file(String key) throws BadValueException {
        Optional<String> text = text(key);
        return text.isPresent() ? Optional.of(Kind.path(text.get(), base)) : Optional.empty();
    }

    private Duration calm() throws BadValueException {
        return span(RESOLVE_AFTER, CALM);
    }

    private Duration span(String key, Duration usual) throws BadValueException {
        Optional<String> text = text(key);
        return text.isEmpty()
                ? usual
                : TimeSpan.parse(text.get())
                        .filter(span -> !span.equals(TimeSpan.INFINITY))
                        .orElseThrow(() -> new BadValueException(
                                key + "=" + Printable.line(text.get()) + " is not a time span",
                                "write a number of seconds or a sum such as 1min 30s"));
    }

    /** What is wrong is not shown: a secret may stand in it. */
    private static URI url(String key, String text) throws BadValueException {
        boolean isPlain = text.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?")
                || text.matches("https?://\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?(/[!-~]*)?");
        try {
            return isPlain ? new URI(text) : noUrl(key);
        } catch (URISyntaxException e) {
            return noUrl(key);
        }
    }

    private static URI noUrl(String key) throws BadValueException {
        throw new BadValueException(
                key + " is not a URL with http or https, and without a password",
                "secrets stand in files of their own");
    }
}
