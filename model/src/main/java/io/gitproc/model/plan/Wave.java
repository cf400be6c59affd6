package io.gitproc.model.plan;

import java.util.List;

/**
 * Changes that go side by side: none waits for another.
 *
 * @param changes by the name of the unit; at least one
 */
public record Wave(List<Change> changes) {
    public Wave {
        changes = List.copyOf(changes);
    }
}
