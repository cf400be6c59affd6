package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Printable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/** Puts into words why a fetch, or a push, failed: JGit says it by the type of a cause, or only in its message. */
final class FetchFault {
    private static final int TEXT_MAX = 300;

    private final String operation;
    private final String branch;
    private final List<Throwable> causes;
    private final String said;

    private FetchFault(String operation, Exception failure, RemoteUrl url, String branch) {
        this.operation = operation + " " + url.text();
        this.branch = branch;
        this.causes = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        // The URL may have any word in it, and proves nothing.
        this.said = String.join(" ", causes.stream().map(FetchFault::text).toList())
                .replace(url.text(), "")
                .toLowerCase(Locale.ROOT);
    }

    static FetchException of(Exception failure, RemoteUrl url, String branch) {
        return new FetchFault("fetch from", failure, url, branch).exception();
    }

    static FetchException ofPush(Exception failure, RemoteUrl url, String branch) {
        return new FetchFault("push to", failure, url, branch).exception();
    }

    private FetchException exception() {
        if (says("does not have refs/heads/" + branch.toLowerCase(Locale.ROOT))) {
            return lasting("it has no branch " + branch, "push one, or name another with branch");
        }
        if (is(TooLargeObjectInPackException.class)) {
            return lasting(
                    "it has a file of more than " + BoundedRepository.OBJECT_BYTES_MAX / (1 << 20) + " MiB",
                    "keep large files out of the branch of the unit files");
        }
        if (is(BoundedInput.TooMuchException.class) || is(SmartHttp.NotSmartException.class)) {
            return lasting(root(), "is it the right URL?");
        }
        return access().or(this::network).orElseGet(() -> passing(root(), ""));
    }

    private Optional<FetchException> access() {
        if (says("server key did not validate") || says("hostkey") || says("host key")) {
            return Optional.of(lasting(
                    "its host key is not the one that remote_known_hosts has",
                    "ssh-keyscan shows it; add it when the owner of the server says that it is right"));
        }
        if (says("no more authentication methods") || says("auth fail") || says("cannot log in")) {
            return Optional.of(
                    lasting("it does not accept remote_key", "add the public key to it, as a read-only one"));
        }
        if (says("not authorized") || says("authentication is required") || says("not permitted")) {
            return Optional.of(lasting(
                    "it does not let this host in", "remote_credentials needs a line with a user and a token for it"));
        }
        return is(NoRemoteRepositoryException.class) || says("repository not found")
                ? Optional.of(lasting("there is no repository there, or none for this host", "is it the right URL?"))
                : Optional.empty();
    }

    private Optional<FetchException> network() {
        if (is(UnknownHostException.class) || says("unknown host")) {
            return Optional.of(passing("its host name cannot be found", "is the name right, and the network up?"));
        }
        if (is(ConnectException.class) || is(NoRouteToHostException.class) || says("connection refused")) {
            return Optional.of(passing("nobody answers there", ""));
        }
        if (is(SocketTimeoutException.class) || says("timed out") || says("timeout")) {
            return Optional.of(passing("it does not answer in time", ""));
        }
        return is(SSLException.class)
                ? Optional.of(lasting("its certificate is not to be believed: " + root(), ""))
                : Optional.empty();
    }

    private boolean is(Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private boolean says(String words) {
        return said.contains(words);
    }

    /** What the innermost cause says. */
    private String root() {
        return Printable.cut(Printable.line(text(causes.get(causes.size() - 1))), TEXT_MAX);
    }

    private static String text(Throwable cause) {
        return cause instanceof FileSystemException file
                ? file.getFile() + ": " + Causes.of(file)
                : Optional.ofNullable(cause.getMessage())
                        .orElseGet(() -> cause.getClass().getSimpleName());
    }

    private FetchException passing(String cause, String hint) {
        return new FetchException(FetchException.Kind.PASSING, sentence(cause), hint);
    }

    private FetchException lasting(String cause, String hint) {
        return new FetchException(FetchException.Kind.LASTING, sentence(cause), hint);
    }

    private String sentence(String cause) {
        return "cannot " + operation + ": " + cause;
    }
}
