package io.gitproc.reconciler.trust;

import io.gitproc.reconciler.text.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A key that an authority vouches for: PROTOCOL.certkeys of OpenSSH. */
final class SshCertificate {
    private static final String SUFFIX = "-cert-v01@openssh.com";
    private static final int USER = 1;

    private final VerifyingKey key;
    private final int kind;
    private final List<String> principals;
    private final long validAfter;
    private final long validBefore;
    private final boolean isRestricted;
    private final SshKey authority;
    private final byte[] signed;
    private final byte[] signature;

    /** Reads what follows the type. */
    private SshCertificate(KeyType type, byte[] blob, SshBytes bytes) throws BadSignatureException {
        bytes.string();
        this.key = VerifyingKey.read(type, bytes);
        bytes.uint64();
        this.kind = bytes.uint32();
        bytes.string();
        this.principals = principals(new SshBytes(bytes.string()));
        this.validAfter = bytes.uint64();
        this.validBefore = bytes.uint64();
        this.isRestricted = bytes.string().length > 0;
        bytes.string();
        bytes.string();
        this.authority = SshKey.of(bytes.string());
        this.signed = Arrays.copyOf(blob, blob.length - bytes.remaining());
        this.signature = bytes.string();
        bytes.requireEnd();
    }

    /** Empty when it is a plain key. */
    static Optional<SshCertificate> of(SshKey key) throws BadSignatureException {
        SshBytes bytes = new SshBytes(key.blob());
        String type = bytes.text();
        return type.endsWith(SUFFIX)
                ? Optional.of(new SshCertificate(KeyType.require(plain(type)), key.blob(), bytes))
                : Optional.empty();
    }

    /** The type of the key in it: the devices' keep their own suffix. */
    private static String plain(String type) {
        String stem = type.substring(0, type.length() - SUFFIX.length());
        return stem.startsWith("sk-") ? stem + "@openssh.com" : stem;
    }

    private static List<String> principals(SshBytes bytes) throws BadSignatureException {
        List<String> principals = new ArrayList<>();
        while (!bytes.isAtEnd()) {
            principals.add(bytes.text());
        }
        return List.copyOf(principals);
    }

    VerifyingKey key() {
        return key;
    }

    /** Who says to have made it; not yet believed. */
    SshKey authority() {
        return authority;
    }

    /** Those of its names that the pattern covers. Without names it would be good for everybody, so it is for nobody. */
    List<String> principals(PatternList pattern) {
        return principals.stream().filter(pattern::matches).map(Printable::line).toList();
    }

    /** @throws BadSignatureException when the authority did not make it, or not for this purpose and time */
    void require(Instant at) throws BadSignatureException {
        RawSignature.read(signature).require(VerifyingKey.of(authority), signed);
        if (kind != USER || isRestricted) {
            throw new BadSignatureException("its certificate is not one for signing commits");
        }
        long second = at.getEpochSecond();
        if (Long.compareUnsigned(second, validAfter) < 0 || Long.compareUnsigned(second, validBefore) >= 0) {
            throw new BadSignatureException("its certificate was not valid at " + at);
        }
    }
}
