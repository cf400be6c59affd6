package io.gitproc.reconciler.notify;

import io.gitproc.model.plan.CommitId;
import java.util.Optional;

/**
 * Something that is not as it should be, for as long as it lasts.
 *
 * @param key what makes it the same thing at another time: while the key stays, whatever the message says, nothing is told
 * @param message a sentence
 * @param hint what to do; may be empty
 */
record Condition(
        String key, Topic topic, Optional<String> unit, Optional<CommitId> commit, String message, String hint) {}
