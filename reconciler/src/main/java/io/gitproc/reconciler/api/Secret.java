package io.gitproc.reconciler.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What two sides share.
 *
 * <p>How long an answer takes tells nothing of it: what is compared is of one length, and compared whole.
 */
record Secret(String text) {
    private static final String ALGORITHM = "HmacSHA256";

    /** Whether it was given as it is. Hashed first, so that both sides are of one length. */
    boolean is(String given) {
        return MessageDigest.isEqual(
                sign(given.getBytes(StandardCharsets.UTF_8)), sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The HMAC of a message. */
    byte[] sign(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Without itself. */
    @Override
    public String toString() {
        return "Secret";
    }
}
