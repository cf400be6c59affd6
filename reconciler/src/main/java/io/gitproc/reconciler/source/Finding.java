package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;

/**
 * A diagnostic, and the file it is about.
 *
 * @param path from the top of the repository
 */
public record Finding(String path, Diagnostic diagnostic) {}
