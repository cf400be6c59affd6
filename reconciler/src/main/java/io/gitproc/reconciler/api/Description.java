package io.gitproc.reconciler.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What there is to ask and what is answered, for programs: OpenAPI 3.1. A test holds it to what there is. */
final class Description {
    private static final String FILE = "openapi.json";

    private final byte[] json;

    private Description(byte[] json) {
        this.json = json;
    }

    static Description load() {
        try (InputStream stream = Description.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the build has left out " + FILE);
            }
            return new Description(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of GitProc itself", e);
        }
    }

    byte[] json() {
        return json.clone();
    }
}
