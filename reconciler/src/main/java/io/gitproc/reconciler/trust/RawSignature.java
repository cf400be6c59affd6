package io.gitproc.reconciler.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** The innermost part of a signature: its form, and the numbers. RFC 4253, section 6.6, and PROTOCOL.u2f. */
final class RawSignature {
    private final String form;
    private final byte[] value;
    private final byte[] device;

    private RawSignature(String form, byte[] value, byte[] device) {
        this.form = form;
        this.value = value;
        this.device = device;
    }

    static RawSignature read(byte[] encoded) throws BadSignatureException {
        SshBytes bytes = new SshBytes(encoded);
        String form = bytes.text();
        byte[] value = bytes.string();
        byte[] device = bytes.isAtEnd() ? new byte[0] : bytes.raw(1 + Integer.BYTES);
        bytes.requireEnd();
        return new RawSignature(form, value, device);
    }

    /** @throws BadSignatureException when the key did not sign exactly these bytes */
    void require(VerifyingKey key, byte[] signed) throws BadSignatureException {
        String algorithm = key.type()
                .algorithm(form)
                .orElseThrow(() -> new BadSignatureException("the signature is of a form that is not accepted"));
        if (key.type().isInDevice() == (device.length == 0)) {
            throw new BadSignatureException("the signature does not suit its key");
        }
        if (!verifies(algorithm, key, key.type().isInDevice() ? byDevice(key, signed) : signed)) {
            throw new BadSignatureException("the signature is not of this content");
        }
    }

    private boolean verifies(String algorithm, VerifyingKey key, byte[] signed) throws BadSignatureException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key.key());
            signature.update(signed);
            return signature.verify(key.halfWidth() == 0 ? value : halves(key.halfWidth()));
        } catch (GeneralSecurityException e) {
            throw new BadSignatureException("the signature is damaged");
        }
    }

    /** The two numbers of ECDSA, each as wide as the curve. */
    private byte[] halves(int width) throws BadSignatureException {
        SshBytes bytes = new SshBytes(value);
        byte[] both = new byte[2 * width];
        copy(bytes.mpint(), both, width);
        copy(bytes.mpint(), both, 2 * width);
        bytes.requireEnd();
        return both;
    }

    private static void copy(BigInteger number, byte[] to, int end) throws BadSignatureException {
        byte[] digits = number.toByteArray();
        int start = digits.length > 1 && digits[0] == 0 ? 1 : 0;
        int length = digits.length - start;
        if (number.signum() <= 0 || length > to.length / 2) {
            throw new BadSignatureException("the signature is damaged");
        }
        System.arraycopy(digits, start, to, end - length, length);
    }

    private byte[] byDevice(VerifyingKey key, byte[] signed) {
        byte[] application = SshKey.sha256(key.application());
        byte[] content = SshKey.sha256(signed);
        return ByteBuffer.allocate(application.length + device.length + content.length)
                .put(application)
                .put(device)
                .put(content)
                .array();
    }
}
