package io.gitproc.reconciler.api;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a forge and this host share, and how a forge proves that it has it: GitHub, Gitea and Forgejo sign the body, GitLab sends
 * the secret itself, and a plain script may do either.
 */
record HookSecret(Secret secret) {
    private static final List<String> SIGNATURES =
            List.of("X-Hub-Signature-256", "X-Gitea-Signature", "X-Forgejo-Signature", "X-Signature");
    private static final String PREFIX = "sha256=";
    private static final String TOKEN = "X-Gitlab-Token";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";

    /**
     * Why a request is not from somebody who has it; empty when it is: one right proof is enough.
     *
     * @param header what the request has under a name
     */
    Optional<String> objection(Function<String, Optional<String>> header, byte[] body) {
        List<String> signatures =
                SIGNATURES.stream().flatMap(name -> header.apply(name).stream()).toList();
        List<String> tokens = tokens(header).toList();
        byte[] signature = secret.sign(body);
        boolean isProved = signatures.stream().anyMatch(given -> MessageDigest.isEqual(signature, signature(given)))
                || tokens.stream().anyMatch(secret::is);
        if (isProved) {
            return Optional.empty();
        }
        if (signatures.isEmpty()) {
            return Optional.of(
                    tokens.isEmpty() ? "it has neither a signature nor a token" : "its token is not the secret");
        }
        return Optional.of("its signature was not made with the secret");
    }

    private static Stream<String> tokens(Function<String, Optional<String>> header) {
        Optional<String> bearer = header.apply(AUTHORIZATION)
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()).strip());
        return Stream.concat(header.apply(TOKEN).stream(), bearer.stream());
    }

    private static byte[] signature(String given) {
        String hex = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        try {
            return HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException garbage) {
            return new byte[0];
        }
    }
}
