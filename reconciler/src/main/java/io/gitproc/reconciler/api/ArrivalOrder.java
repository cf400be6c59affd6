package io.gitproc.reconciler.api;

import io.gitproc.reconciler.source.Stage;
import java.time.Duration;

/**
 * A question that is answered when it is decided.
 *
 * @param commit as a person names it
 * @param stage what this host is to come to with it, or with one that has it in its history
 * @param limit how long to wait
 */
public record ArrivalOrder(String commit, Stage stage, Duration limit) {}
