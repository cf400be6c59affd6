package io.gitproc.reconciler.trust;

import io.gitproc.reconciler.text.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SSH keys that count.
 *
 * <p>A line that is not understood refuses the file, where ssh-keygen skips it: a key that somebody meant to bound by an
 * option is not to be taken without it, and one that is missing is to be said before it is needed.
 */
record AllowedSigners(List<AllowedSigner> list) {
    AllowedSigners {
        list = List.copyOf(list);
    }

    static AllowedSigners none() {
        return new AllowedSigners(List.of());
    }

    static AllowedSigners parse(Path file, byte[] content) throws TrustException {
        List<AllowedSigner> signers = new ArrayList<>();
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                signers.add(signer(file, number, line.strip()));
            }
        }
        return new AllowedSigners(signers);
    }

    private static AllowedSigner signer(Path file, int number, String line) throws TrustException {
        try {
            return SignerLine.parse(number, line);
        } catch (BadSignatureException e) {
            throw new TrustException(
                    file + ":" + number + ": error: " + Printable.line(e.clause()),
                    "write lines such as: ada@example.org namespaces=\"git\" ssh-ed25519 AAAA…");
        }
    }

    Verdict judge(SignedCommit commit, String armored) {
        try {
            SshSignature signature = SshSignature.parse(armored);
            return judge(commit, signature);
        } catch (BadSignatureException e) {
            return Verdict.untrusted(e.clause());
        }
    }

    private Verdict judge(SignedCommit commit, SshSignature signature) throws BadSignatureException {
        String seen = "its key is " + signature.key().shown();
        if (!signature.namespace().equals("git")) {
            return Verdict.untrusted(seen + ", and it was made for "
                    + Printable.cut(Printable.line(signature.namespace()), 40) + ", not for git");
        }
        Optional<SshCertificate> certificate = SshCertificate.of(signature.key());
        return certificate.isPresent()
                ? byCertificate(commit, signature, certificate.get())
                : byKey(commit, signature, seen);
    }

    private Verdict byKey(SignedCommit commit, SshSignature signature, String seen) throws BadSignatureException {
        List<AllowedSigner> known = known(signature.key(), Listed.AS_SIGNER);
        if (known.isEmpty()) {
            return Verdict.untrusted(seen + ", which is not allowed");
        }
        signature.require(VerifyingKey.of(signature.key()), commit.payload());
        return judge(known, commit.committedAt(), seen);
    }

    private Verdict byCertificate(SignedCommit commit, SshSignature signature, SshCertificate certificate)
            throws BadSignatureException {
        String seen =
                "its certificate is of the authority " + certificate.authority().shown();
        List<AllowedSigner> known = known(certificate.authority(), Listed.AS_AUTHORITY).stream()
                .map(authority -> authority.vouchingFor(certificate.principals(authority.principals())))
                .flatMap(Optional::stream)
                .toList();
        if (known.isEmpty()) {
            return Verdict.untrusted(seen + ", which is not allowed, or not for its names");
        }
        certificate.require(commit.committedAt());
        signature.require(certificate.key(), commit.payload());
        return judge(known, commit.committedAt(), seen);
    }

    /** What a line of the file lets a key do. */
    private enum Listed {
        AS_SIGNER,
        AS_AUTHORITY
    }

    private List<AllowedSigner> known(SshKey key, Listed how) {
        return list.stream()
                .filter(signer -> signer.options().isAuthority() == (how == Listed.AS_AUTHORITY)
                        && signer.key().equals(key))
                .toList();
    }

    /** A key may stand in more than one line; one that lets it pass is enough. */
    private static Verdict judge(List<AllowedSigner> known, Instant at, String seen) {
        Optional<AllowedSigner> valid =
                known.stream().filter(signer -> signer.objection(at).isEmpty()).findFirst();
        return valid.<Verdict>map(signer -> new Verdict.Trusted(
                        signer.principals().patterns(), signer.key().shown()))
                .orElseGet(() -> Verdict.untrusted(seen + " of " + known.get(0).principals() + "; "
                        + known.get(0).objection(at).orElse("")));
    }
}
