/**
 * The configuration file: where things are.
 *
 * <p>{@link io.gitproc.reconciler.config.Keys} is the table of what can be said; the reference that people read, the
 * commented example and the parser all come from it. {@link io.gitproc.reconciler.config.ConfigurationFile} reads JSON or
 * YAML token by token, so that each complaint has its place and no verb pays for data binding.
 * {@link io.gitproc.reconciler.config.Configuration} puts file, defaults and surroundings together.
 *
 * <p>May import: {@code model}, {@code reconciler.os}, {@code reconciler.text}. Knows Jackson.
 */
@NullMarked
package io.gitproc.reconciler.config;

import org.jspecify.annotations.NullMarked;
