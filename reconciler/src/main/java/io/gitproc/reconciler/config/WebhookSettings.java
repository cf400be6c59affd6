package io.gitproc.reconciler.config;

import java.nio.file.Path;

/**
 * Where a forge tells that something was pushed.
 *
 * @param listen {@code webhook_listen}
 * @param secretFile {@code webhook_secret_file}: what the forge shares with us
 */
public record WebhookSettings(ListenAddress listen, Path secretFile) {}
