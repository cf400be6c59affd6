package io.gitproc.reconciler.config;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.OnFailedUpdate;
import io.gitproc.model.unit.TimeSpan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the text of a value becomes the value. */
@FunctionalInterface
interface Kind<T> {
    /** Of sockaddr_un, without the final zero: unix(7). */
    int SOCKET_PATH_BYTES_MAX = 107;

    /** What git-check-ref-format(1) forbids, as far as a typing error could have it. */
    Pattern NO_BRANCH =
            Pattern.compile("[-/.].*|.*[/.]|.*\\.lock|.*(\\.\\.|//|@\\{|/\\.).*|.*[\\p{Cntrl} ~^:?*\\[\\\\].*|@|");

    Pattern BLANKS = Pattern.compile("\\s+");

    Duration INTERVAL_MIN = Duration.ofSeconds(1);
    Duration INTERVAL_MAX = Duration.ofDays(1);

    /** What stands for no value. */
    String NONE = "none";

    T parse(String text, Base base) throws BadValueException;

    /** Where an empty text says that there is none. */
    static <T> Kind<Optional<T>> optional(Kind<T> kind) {
        return (text, base) -> text.isEmpty() ? Optional.empty() : Optional.of(kind.parse(text, base));
    }

    static Path path(String text, Base base) throws BadValueException {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw new BadValueException(
                    "is not a path", "write an absolute path, or one that is relative to this file");
        }
        if (text.startsWith("~") && !text.equals("~") && !text.startsWith("~/")) {
            throw new BadValueException("names another user's home", "only ~/… is understood: write the path in full");
        }
        return base.resolve(text);
    }

    static Path socket(String text, Base base) throws BadValueException {
        Path path = path(text, base);
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SOCKET_PATH_BYTES_MAX) {
            throw new BadValueException(
                    "has " + length + " bytes",
                    "the path of a unix socket has at most " + SOCKET_PATH_BYTES_MAX + " bytes: choose a shorter one");
        }
        return path;
    }

    static String cgroup(String text, Base base) throws BadValueException {
        if (!text.startsWith("/")) {
            throw new BadValueException("is not an absolute path", "write a folder under /sys/fs/cgroup");
        }
        return base.resolve(text).toString();
    }

    static Bytes bytes(String text, Base base) throws BadValueException {
        return Bytes.parse(text)
                .filter(bytes -> bytes.value() > 0)
                .orElseThrow(() -> new BadValueException("is not a size", "write bytes, or a number with K, M or G"));
    }

    static Duration span(String text, Base base) throws BadValueException {
        return TimeSpan.parse(text)
                .filter(span -> !span.isZero())
                .orElseThrow(() ->
                        new BadValueException("is not a time span", "write a number of seconds or a sum such as 90d"));
    }

    static KernelChoice kernel(String text, Base base) throws BadValueException {
        return KernelChoice.parse(text)
                .orElseThrow(() -> new BadValueException("is not a kernel", "write auto, linux or portable"));
    }

    static Integer count(String text, Base base) throws BadValueException {
        if (!text.matches("0*[1-9][0-9]{0,5}")) {
            throw new BadValueException("is not a number from 1 to 999999", "write digits only, such as 32");
        }
        return Integer.valueOf(text);
    }

    /** The word {@code none} is no path. */
    static Optional<Path> optionalPath(String text, Base base) throws BadValueException {
        return text.equals(NONE) ? Optional.empty() : Optional.of(path(text, base));
    }

    static Verify verify(String text, Base base) throws BadValueException {
        return Verify.parse(text)
                .orElseThrow(() -> new BadValueException("is not a way to verify", "write none, head or range"));
    }

    static Duration soakTime(String text, Base base) throws BadValueException {
        return TimeSpan.parse(text)
                .filter(span -> !span.equals(TimeSpan.INFINITY))
                .orElseThrow(() -> new BadValueException(
                        "is not a time span", "write a number of seconds or a sum such as 1min 30s"));
    }

    static OnFailedUpdate onFailedUpdate(String text, Base base) throws BadValueException {
        return OnFailedUpdate.parse(text)
                .orElseThrow(() -> new BadValueException("is not understood", "write none or rollback"));
    }

    static String branch(String text, Base base) throws BadValueException {
        if (NO_BRANCH.matcher(text).matches()) {
            throw new BadValueException("is not a name of a branch", "write it as git branch shows it, such as main");
        }
        return text;
    }

    static RemoteUrl remote(String text, Base base) throws BadValueException {
        return RemoteUrl.parse(
                text.startsWith("~") || text.startsWith(".") ? path(text, base).toString() : text);
    }

    /** With blanks between them. */
    static List<RemoteUrl> remotes(String text, Base base) throws BadValueException {
        List<RemoteUrl> urls = new ArrayList<>();
        for (String url : text.isBlank() ? new String[0] : BLANKS.split(text.strip())) {
            urls.add(remote(url, base));
        }
        return urls;
    }

    static Duration interval(String text, Base base) throws BadValueException {
        return TimeSpan.parse(text)
                .filter(span -> span.compareTo(INTERVAL_MIN) >= 0 && span.compareTo(INTERVAL_MAX) <= 0)
                .orElseThrow(() -> new BadValueException(
                        "is not a time span from a second to a day",
                        "write a number of seconds, or a sum such as 1min 30s"));
    }

    static Optional<ListenAddress> optionalAddress(String text, Base base) throws BadValueException {
        return text.equals(NONE) ? Optional.empty() : Optional.of(address(text, base));
    }

    static List<String> words(String text, Base base) {
        return text.isBlank() ? List.of() : List.of(BLANKS.split(text.strip()));
    }

    static DashboardSettings.Logs logs(String text, Base base) throws BadValueException {
        return switch (text) {
            case "true" -> DashboardSettings.Logs.SHOWN;
            case "false" -> DashboardSettings.Logs.HIDDEN;
            default -> throw new BadValueException("is neither true nor false", "write true or false");
        };
    }

    static ListenAddress address(String text, Base base) throws BadValueException {
        return ListenAddress.parse(text);
    }
}
