package io.gitproc.reconciler.source;

import java.nio.file.Path;

/** What {@link RepositoryInit} did. */
public sealed interface Initialized
        permits Initialized.Created, Initialized.Completed, Initialized.Unchanged, Initialized.Bare {

    /** The folder with the work tree, or the bare repository; absolute. */
    Path place();

    /** What was done, for people. */
    String sentence();

    /** How people get to where they can edit. */
    default String way() {
        return "cd " + place();
    }

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

    /** There was one without a work tree, which takes pushes as it is. */
    record Bare(Path place) implements Initialized {
        @Override
        public String sentence() {
            return "there is a bare repository in " + place + " already; nothing to do";
        }

        @Override
        public String way() {
            return "git clone " + place + " services && cd services";
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
