package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a set of unit files and drop-ins.
 *
 * @param findings in the order of the files
 * @param files how many there are
 * @param rejected how many of them cannot be used
 * @param ignored how many of them no host uses
 * @param refusal what is wrong with the set as a whole, on the first host for which it is
 */
public record Examination(List<Diagnostic> findings, int files, int rejected, int ignored, Optional<Refusal> refusal) {
    public Examination {
        findings = List.copyOf(findings);
    }

    /** The same, refused as a whole for another reason, or for none. */
    Examination refused(Optional<Refusal> why) {
        return new Examination(findings, files, rejected, ignored, why);
    }

    /** Whether all of it would be taken. */
    public boolean isClean() {
        return rejected == 0 && refusal.isEmpty();
    }
}
