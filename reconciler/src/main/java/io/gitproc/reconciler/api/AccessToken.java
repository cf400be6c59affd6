package io.gitproc.reconciler.api;

import io.gitproc.reconciler.os.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What whoever looks from elsewhere must know: a bearer token for programs, and for browsers the password of any user.
 *
 * <p>Read at each request, since it may be renewed.
 *
 * @param file for its owner alone
 */
record AccessToken(Path file) {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    /**
     * Whether a request shows it.
     *
     * @param authorization the header
     * @throws IOException with a sentence, when the file cannot be used
     */
    boolean isIn(Optional<String> authorization) throws IOException {
        String text = new PrivateFile(file).read().strip();
        if (text.isEmpty()) {
            throw new IOException(file + " is empty: there is no token to ask for");
        }
        Secret token = new Secret(text);
        return authorization.flatMap(AccessToken::given).filter(token::is).isPresent();
    }

    private static Optional<String> given(String header) {
        String scheme = header.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        return scheme.startsWith(BASIC)
                ? password(header.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException garbage) {
            return Optional.empty();
        }
    }
}
