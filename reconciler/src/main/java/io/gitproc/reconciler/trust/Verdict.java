package io.gitproc.reconciler.trust;

import java.util.List;
import java.util.function.Function;

/** What a signature turned out to be. */
public sealed interface Verdict permits Verdict.Trusted, Verdict.Untrusted {

    <R> R match(Function<Trusted, R> trusted, Function<Untrusted, R> untrusted);

    static Verdict untrusted(String why) {
        return new Untrusted(why);
    }

    /**
     * By a key that counts.
     *
     * @param principals the names that the host's file gives to the key; at least one
     * @param key type and fingerprint
     */
    record Trusted(List<String> principals, String key) implements Verdict {
        public Trusted {
            principals = List.copyOf(principals);
        }

        @Override
        public <R> R match(Function<Trusted, R> trusted, Function<Untrusted, R> untrusted) {
            return trusted.apply(this);
        }
    }

    /** @param why a clause: "it is not signed", "its key is ED25519 SHA256:…, which is not allowed" */
    record Untrusted(String why) implements Verdict {
        @Override
        public <R> R match(Function<Trusted, R> trusted, Function<Untrusted, R> untrusted) {
            return untrusted.apply(this);
        }
    }
}
