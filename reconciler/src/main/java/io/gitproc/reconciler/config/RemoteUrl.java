package io.gitproc.reconciler.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where commits are fetched from, as git-fetch(1) writes it: a path, {@code file://}, {@code git://}, {@code ssh://},
 * {@code user@host:path}, {@code http://} or {@code https://}. It has no password in it, so it may be shown.
 *
 * @param text as it is written
 * @param transport how it is reached
 */
public record RemoteUrl(String text, Transport transport) {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(.*)");
    private static final Pattern HOST =
            Pattern.compile("(?:[^@/\\s]+@)?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?/.+");
    private static final Pattern SCP = Pattern.compile("(?:[^@:/\\s]+@)?[A-Za-z0-9._-]+:(?!//)[^@]+");
    private static final Pattern PASSWORD = Pattern.compile("(://[^/@:\\s]*):[^/@\\s]*@");

    private static final Pattern SECRET = Pattern.compile("^((?:[a-zA-Z][a-zA-Z0-9+.-]*://)?[^/@:\\s]*:).*@");

    /** How a remote is reached. */
    public enum Transport {
        FILE,
        GIT,
        SSH,
        HTTP
    }

    static RemoteUrl parse(String text) throws BadValueException {
        if (PASSWORD.matcher(text).find()) {
            throw new BadValueException(
                    "has a password in it",
                    "leave it out, and write it into the file that remote_credentials names",
                    withoutPassword(text));
        }
        return new RemoteUrl(text, transport(text).orElseThrow(() -> notUnderstood(text)));
    }

    private static Optional<Transport> transport(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return Optional.empty();
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return ofScheme(scheme.group(1).toLowerCase(Locale.ROOT), scheme.group(2));
        }
        if (text.startsWith("/")) {
            return Optional.of(Transport.FILE);
        }
        return SCP.matcher(text).matches() ? Optional.of(Transport.SSH) : Optional.empty();
    }

    private static Optional<Transport> ofScheme(String scheme, String rest) {
        return switch (scheme) {
            case "file" -> Optional.of(Transport.FILE).filter(any -> rest.startsWith("/"));
            case "git" -> Optional.of(Transport.GIT).filter(any -> isHostAndPath(rest));
            case "ssh" -> Optional.of(Transport.SSH).filter(any -> isHostAndPath(rest));
            case "http", "https" -> Optional.of(Transport.HTTP).filter(any -> isHostAndPath(rest));
            default -> Optional.empty();
        };
    }

    private static boolean isHostAndPath(String rest) {
        return HOST.matcher(rest).matches();
    }

    private static BadValueException notUnderstood(String text) {
        return new BadValueException(
                "is not the URL of a repository",
                "write /path, file:///path, git://host/path, ssh://user@host/path, user@host:path or https://host/path",
                withoutPassword(text));
    }

    /** Also where a character of the password takes it apart. */
    private static String withoutPassword(String text) {
        return SECRET.matcher(text).replaceAll("$1…@");
    }

    @Override
    public String toString() {
        return text;
    }
}
