package io.gitproc.reconciler.cli;

import picocli.CommandLine.Option;

/** In which form a read verb prints. */
final class Format {
    /** As {@code -o} takes them. */
    enum Form {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text (default) or json")
    private Form form = Form.text;

    boolean isJson() {
        return form == Form.json;
    }

    String of(Page page) {
        return switch (form) {
            case text -> page.text();
            case json -> page.json();
        };
    }
}
