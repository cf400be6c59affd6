package io.gitproc.reconciler.source;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a set of unit files.
 *
 * @param findings in the order of the files
 * @param files how many unit files there are
 * @param rejected how many of them cannot be used
 * @param refusal what is wrong with the set as a whole
 */
public record Examination(List<Finding> findings, int files, int rejected, Optional<Refusal> refusal) {
    public Examination {
        findings = List.copyOf(findings);
    }

    /** The same, refused as a whole for another reason, or for none. */
    Examination refused(Optional<Refusal> why) {
        return new Examination(findings, files, rejected, why);
    }

    /** Whether all of it would be taken. */
    public boolean isClean() {
        return rejected == 0 && refusal.isEmpty();
    }
}
