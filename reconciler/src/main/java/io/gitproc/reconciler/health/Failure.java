package io.gitproc.reconciler.health;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why there was no answer, in words. */
final class Failure {
    private Failure() {}

    static Verdict verdict(Exception failure) {
        return Verdict.failed(words(failure));
    }

    private static String words(Exception failure) {
        String cause = Optional.ofNullable(root(failure).getMessage())
                .filter(message -> !message.isEmpty())
                .orElse("input/output error");
        return root(failure) instanceof IOException && !(failure instanceof SSLException)
                ? cause.substring(0, 1).toLowerCase(Locale.ROOT) + cause.substring(1)
                : "the certificate or the handshake was not accepted: " + cause;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Optional<Throwable> cause = Optional.ofNullable(root.getCause()); cause.isPresent(); ) {
            root = cause.get();
            cause = Optional.ofNullable(root.getCause());
        }
        return root;
    }
}
