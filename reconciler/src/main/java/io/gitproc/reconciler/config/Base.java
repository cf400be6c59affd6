package io.gitproc.reconciler.config;

import java.nio.file.Path;

/**
 * What a path in the file is relative to.
 *
 * @param folder of the file, absolute
 * @param home what {@code ~} means
 */
record Base(Path folder, Path home) {
    Path resolve(String text) {
        return expanded(text).normalize();
    }

    private Path expanded(String text) {
        if (text.equals("~")) {
            return home;
        }
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : folder.resolve(text);
    }
}
