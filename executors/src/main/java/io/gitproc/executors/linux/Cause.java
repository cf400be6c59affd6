package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.io.IOException;

/** The cause of a failed file operation in the words of strerror(3). */
final class Cause {
    private Cause() {}

    static KernelException of(String operation, Object subject, IOException failure) {
        return KernelException.of(operation, subject, failure);
    }

    static String words(IOException failure) {
        return KernelException.words(failure);
    }
}
