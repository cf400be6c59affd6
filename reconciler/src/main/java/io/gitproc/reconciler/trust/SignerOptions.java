package io.gitproc.reconciler.trust;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of an allowed signer: ssh-keygen(1), "ALLOWED SIGNERS".
 *
 * @param isAuthority whether the key signs certificates, and no commits
 * @param namespaces empty for any
 */
record SignerOptions(
        boolean isAuthority,
        Optional<PatternList> namespaces,
        Optional<Instant> validAfter,
        Optional<Instant> validBefore) {

    static SignerOptions none() {
        return new SignerOptions(false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With one more. */
    SignerOptions with(String option) throws BadSignatureException {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : unquoted(option.substring(equals + 1));
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cert-authority" -> new SignerOptions(true, namespaces, validAfter, validBefore);
            case "namespaces" ->
                new SignerOptions(isAuthority, Optional.of(PatternList.of(value)), validAfter, validBefore);
            case "valid-after" ->
                new SignerOptions(isAuthority, namespaces, Optional.of(SignerTime.parse(value)), validBefore);
            case "valid-before" ->
                new SignerOptions(isAuthority, namespaces, validAfter, Optional.of(SignerTime.parse(value)));
            default -> throw new BadSignatureException("there is no option " + name);
        };
    }

    private static String unquoted(String value) throws BadSignatureException {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            throw new BadSignatureException("the value of an option is not in quotes");
        }
        return value.substring(1, value.length() - 1).replace("\\\"", "\"");
    }
}
