package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.text.Printable;
import java.util.Optional;

/**
 * A commit, in a line.
 *
 * @param author may be empty, when nothing but the id is known
 * @param subject may be empty
 */
public record CommitLine(String href, String brief, String author, String subject, Optional<Stamp> at) {
    private static final int HREF_DIGITS = 12;
    private static final int AUTHOR_MAX = 40;
    private static final int SUBJECT_MAX = 120;

    static CommitLine of(Revision revision, Times times) {
        boolean isKnown = !revision.equals(Revision.named(revision.id()));
        return new CommitLine(
                href(revision.id()),
                revision.id().brief(),
                Printable.cut(Printable.line(revision.author()), AUTHOR_MAX),
                Printable.cut(Printable.line(revision.subject()), SUBJECT_MAX),
                isKnown ? Optional.of(times.ago(revision.at())) : Optional.empty());
    }

    /** Of one of which nothing but the id is known. */
    static CommitLine of(CommitId id) {
        return new CommitLine(href(id), id.brief(), "", "", Optional.empty());
    }

    /** Of as many digits as no other commit begins with, for all that one can tell: pages name many. */
    static String href(CommitId id) {
        return "/c/" + id.value().substring(0, HREF_DIGITS);
    }
}
