package io.gitproc.reconciler.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A public key as OpenSSH writes it.
 *
 * @param base64 of all of it, its type included; equal keys have equal texts
 */
record SshKey(String base64) {
    static SshKey of(byte[] blob) {
        return new SshKey(Base64.getEncoder().encodeToString(blob));
    }

    byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /** The word of its type; hostile when it comes from a signature. */
    String type() throws BadSignatureException {
        return new SshBytes(blob()).text();
    }

    /** As ssh-keygen -l shows it: {@code SHA256:…}. */
    String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(blob()));
    }

    /** Type and fingerprint, for people. */
    String shown() {
        return shownType() + " " + fingerprint();
    }

    private String shownType() {
        try {
            return KeyType.of(type()).map(KeyType::shown).orElse("of an unknown type,");
        } catch (BadSignatureException e) {
            return "broken";
        }
    }

    static byte[] sha256(byte[] bytes) {
        return digest("SHA-256").digest(bytes);
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
