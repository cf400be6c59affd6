package io.gitproc.reconciler.trust;

/** A signature, or a key, that is none. The message is a clause with a subject: "the signature ends too early". */
final class BadSignatureException extends Exception {
    private static final long serialVersionUID = 1L;

    BadSignatureException(String message) {
        super(message);
    }

    String clause() {
        return String.valueOf(getMessage());
    }
}
