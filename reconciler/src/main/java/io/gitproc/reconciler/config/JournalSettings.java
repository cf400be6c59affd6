package io.gitproc.reconciler.config;

import io.gitproc.model.unit.Bytes;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journal is, and how much of the past it keeps.
 *
 * @param directory {@code journal_dir}
 * @param maxSize {@code journal_max_size}
 * @param maxAge {@code journal_max_age}
 */
public record JournalSettings(Path directory, Bytes maxSize, Duration maxAge) {}
