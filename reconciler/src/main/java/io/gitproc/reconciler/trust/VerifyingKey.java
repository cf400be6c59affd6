package io.gitproc.reconciler.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** A public key that can verify. */
final class VerifyingKey {
    /** NIST SP 800-131A: shorter ones are not to be relied on. */
    private static final int RSA_BITS_MIN = 2048;

    private static final int ED25519_BYTES = 32;
    private static final int UNCOMPRESSED = 4;
    /** RFC 8410: what stands before the 32 bytes in a SubjectPublicKeyInfo. */
    private static final byte[] ED25519_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };

    private final KeyType type;
    private final PublicKey key;
    private final byte[] application;

    private VerifyingKey(KeyType type, PublicKey key, byte[] application) {
        this.type = type;
        this.key = key;
        this.application = application;
    }

    static VerifyingKey of(SshKey key) throws BadSignatureException {
        SshBytes bytes = new SshBytes(key.blob());
        VerifyingKey verifying = read(KeyType.require(bytes.text()), bytes);
        bytes.requireEnd();
        return verifying;
    }

    /** Reads what follows the type. */
    static VerifyingKey read(KeyType type, SshBytes bytes) throws BadSignatureException {
        try {
            PublicKey key = switch (type) {
                case ED25519, SK_ED25519 -> ed25519(bytes.string());
                case RSA -> rsa(bytes.mpint(), bytes.mpint());
                case ECDSA_256, SK_ECDSA -> ecdsa("nistp256", "secp256r1", bytes);
                case ECDSA_384 -> ecdsa("nistp384", "secp384r1", bytes);
                case ECDSA_521 -> ecdsa("nistp521", "secp521r1", bytes);
            };
            return new VerifyingKey(type, key, type.isInDevice() ? bytes.string() : new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new BadSignatureException("the key is damaged");
        }
    }

    private static PublicKey ed25519(byte[] point) throws GeneralSecurityException, BadSignatureException {
        if (point.length != ED25519_BYTES) {
            throw new BadSignatureException("the key is damaged");
        }
        byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + ED25519_BYTES);
        System.arraycopy(point, 0, encoded, ED25519_PREFIX.length, ED25519_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static PublicKey rsa(BigInteger exponent, BigInteger modulus)
            throws GeneralSecurityException, BadSignatureException {
        if (modulus.bitLength() < RSA_BITS_MIN) {
            throw new BadSignatureException(
                    "the RSA key has " + modulus.bitLength() + " bits, fewer than " + RSA_BITS_MIN);
        }
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static PublicKey ecdsa(String curve, String jdkName, SshBytes bytes)
            throws GeneralSecurityException, BadSignatureException {
        if (!bytes.text().equals(curve)) {
            throw new BadSignatureException("the key is damaged");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(jdkName));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point(bytes.string(), spec), spec));
    }

    private static ECPoint point(byte[] encoded, ECParameterSpec spec) throws BadSignatureException {
        int width = width(spec);
        if (encoded.length != 1 + 2 * width || encoded[0] != UNCOMPRESSED) {
            throw new BadSignatureException("the key is damaged");
        }
        return new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + width)),
                new BigInteger(1, Arrays.copyOfRange(encoded, 1 + width, encoded.length)));
    }

    /** Bytes of one coordinate. */
    private static int width(ECParameterSpec spec) {
        return (spec.getCurve().getField().getFieldSize() + Byte.SIZE - 1) / Byte.SIZE;
    }

    KeyType type() {
        return type;
    }

    PublicKey key() {
        return key;
    }

    /** What a device signs for; empty for the other keys. */
    byte[] application() {
        return application;
    }

    /** Of one half of an ECDSA signature, in bytes. */
    int halfWidth() {
        return switch (type) {
            case ECDSA_256, SK_ECDSA -> 32;
            case ECDSA_384 -> 48;
            case ECDSA_521 -> 66;
            case ED25519, SK_ED25519, RSA -> 0;
        };
    }
}
