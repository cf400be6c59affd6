package io.gitproc.reconciler.trust;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A signature in the format of ssh-keygen -Y sign: PROTOCOL.sshsig of OpenSSH. */
final class SshSignature {
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final byte[] MAGIC = SshKey.ascii("SSHSIG");
    private static final int VERSION = 1;

    private final SshKey key;
    private final String namespace;
    private final byte[] reserved;
    private final String hash;
    private final byte[] encoded;

    /** Reads what follows the version. */
    private SshSignature(SshBytes bytes) throws BadSignatureException {
        this.key = SshKey.of(bytes.string());
        this.namespace = bytes.text();
        this.reserved = bytes.string();
        this.hash = bytes.text();
        this.encoded = bytes.string();
    }

    static boolean isOne(String armored) {
        return armored.startsWith(BEGIN);
    }

    static SshSignature parse(String armored) throws BadSignatureException {
        String text = armored.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new BadSignatureException("the signature is not a whole one");
        }
        return read(new SshBytes(decoded(text.substring(BEGIN.length(), text.length() - END.length()))));
    }

    private static byte[] decoded(String base64) throws BadSignatureException {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new BadSignatureException("the signature is damaged");
        }
    }

    private static SshSignature read(SshBytes bytes) throws BadSignatureException {
        if (!Arrays.equals(bytes.raw(MAGIC.length), MAGIC) || bytes.uint32() != VERSION) {
            throw new BadSignatureException("the signature is of an unknown version");
        }
        SshSignature signature = new SshSignature(bytes);
        bytes.requireEnd();
        return signature;
    }

    /** The key that it says to be of; not yet believed. */
    SshKey key() {
        return key;
    }

    /** What it was made for, such as {@code git}; hostile text. */
    String namespace() {
        return namespace;
    }

    /** @throws BadSignatureException when the key did not sign exactly this message */
    void require(VerifyingKey verifying, byte[] message) throws BadSignatureException {
        RawSignature.read(encoded).require(verifying, signed(message));
    }

    private byte[] signed(byte[] message) throws BadSignatureException {
        String algorithm = algorithm()
                .orElseThrow(() -> new BadSignatureException("the signature is made over a hash that is not accepted"));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(MAGIC);
        append(signed, namespace.getBytes(StandardCharsets.UTF_8));
        append(signed, reserved);
        append(signed, SshKey.ascii(hash));
        append(signed, SshKey.digest(algorithm).digest(message));
        return signed.toByteArray();
    }

    private Optional<String> algorithm() {
        return switch (hash) {
            case "sha256" -> Optional.of("SHA-256");
            case "sha512" -> Optional.of("SHA-512");
            default -> Optional.empty();
        };
    }

    private static void append(ByteArrayOutputStream out, byte[] string) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(string.length).array());
        out.writeBytes(string);
    }
}
