package io.gitproc.reconciler.trust;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys that may sign; what each word of OpenSSH stands for. */
enum KeyType {
    ED25519("ssh-ed25519", "ED25519"),
    RSA("ssh-rsa", "RSA"),
    ECDSA_256("ecdsa-sha2-nistp256", "ECDSA"),
    ECDSA_384("ecdsa-sha2-nistp384", "ECDSA"),
    ECDSA_521("ecdsa-sha2-nistp521", "ECDSA"),
    SK_ED25519("sk-ssh-ed25519@openssh.com", "ED25519-SK"),
    SK_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", "ECDSA-SK");

    private final String word;
    private final String shown;

    KeyType(String word, String shown) {
        this.word = word;
        this.shown = shown;
    }

    /** As in a key file. */
    String word() {
        return word;
    }

    /** As ssh-keygen shows it. */
    String shown() {
        return shown;
    }

    static Optional<KeyType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    static KeyType require(String word) throws BadSignatureException {
        return of(word).orElseThrow(() -> new BadSignatureException("a key of this type cannot be used"));
    }

    /** Whether the key is in a device, which signs a message of its own form. */
    boolean isInDevice() {
        return switch (this) {
            case SK_ED25519, SK_ECDSA -> true;
            case ED25519, RSA, ECDSA_256, ECDSA_384, ECDSA_521 -> false;
        };
    }

    /** The name that the JDK has for the signatures of the form; empty where the key makes none of it. */
    Optional<String> algorithm(String form) {
        return switch (this) {
            case ED25519, SK_ED25519 -> own(form, "Ed25519");
            case ECDSA_256, SK_ECDSA -> own(form, "SHA256withECDSAinP1363Format");
            case ECDSA_384 -> own(form, "SHA384withECDSAinP1363Format");
            case ECDSA_521 -> own(form, "SHA512withECDSAinP1363Format");
            case RSA -> rsa(form);
        };
    }

    private Optional<String> own(String form, String algorithm) {
        return form.equals(word) ? Optional.of(algorithm) : Optional.empty();
    }

    /** The form {@code ssh-rsa} is left out: it is made over SHA-1. */
    private static Optional<String> rsa(String form) {
        return switch (form) {
            case "rsa-sha2-256" -> Optional.of("SHA256withRSA");
            case "rsa-sha2-512" -> Optional.of("SHA512withRSA");
            default -> Optional.empty();
        };
    }
}
