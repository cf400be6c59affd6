package io.gitproc.reconciler.source;

import java.nio.file.Path;

/** What {@link RepositoryInit} did. */
public sealed interface Initialized permits Initialized.Created, Initialized.Completed, Initialized.Unchanged {

    /** The folder with the work tree, or the bare repository; absolute. */
    Path place();

    /** What was done, for people. */
    String sentence();

    /** There was none. */
    record Created(Path place, String branch) implements Initialized {
        @Override
        public String sentence() {
            return "made a repository in " + place + " with the branch " + branch;
        }
    }

    /** There was one, and now a push updates its work tree. */
    record Completed(Path place) implements Initialized {
        @Override
        public String sentence() {
            return "the repository in " + place + " now takes a push to its checked-out branch";
        }
    }

    /** There was one, with nothing to add. */
    record Unchanged(Path place) implements Initialized {
        @Override
        public String sentence() {
            return "there is a repository in " + place + " already; nothing to do";
        }
    }
}
