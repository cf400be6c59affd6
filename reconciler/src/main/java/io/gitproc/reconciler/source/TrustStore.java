package io.gitproc.reconciler.source;

import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.trust.Keys;
import io.gitproc.reconciler.trust.TrustedKeys;

/**
 * Where a host has what it goes by when it trusts a commit: keys, and the record of what was verified.
 *
 * @param disk of the record
 */
public record TrustStore(Keys.Reading keys, Disk disk) {
    static TrustStore ofHost() {
        return new TrustStore(TrustedKeys::read, Disk.ofHost());
    }
}
