package io.gitproc.reconciler.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the data types of RFC 4251, section 5, one behind the other. For one thread. */
final class SshBytes {
    private final ByteBuffer bytes;

    SshBytes(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Four bytes; unsigned, so it may look negative. */
    int uint32() throws BadSignatureException {
        return ByteBuffer.wrap(raw(Integer.BYTES)).getInt();
    }

    long uint64() throws BadSignatureException {
        return ByteBuffer.wrap(raw(Long.BYTES)).getLong();
    }

    byte[] string() throws BadSignatureException {
        return raw(uint32());
    }

    String text() throws BadSignatureException {
        return new String(string(), StandardCharsets.UTF_8);
    }

    BigInteger mpint() throws BadSignatureException {
        byte[] number = string();
        return number.length == 0 ? BigInteger.ZERO : new BigInteger(number);
    }

    byte[] raw(int length) throws BadSignatureException {
        if (length < 0 || length > bytes.remaining()) {
            throw new BadSignatureException("the signature or its key ends too early");
        }
        byte[] raw = new byte[length];
        bytes.get(raw);
        return raw;
    }

    int remaining() {
        return bytes.remaining();
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    /** Nothing may follow: what is not understood could mean something. */
    void requireEnd() throws BadSignatureException {
        if (!isAtEnd()) {
            throw new BadSignatureException("the signature or its key has more than it should");
        }
    }
}
