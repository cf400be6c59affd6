package io.gitproc.reconciler.cli;

import picocli.CommandLine.Option;

/** In which form {@code lint} prints. */
final class LintFormat {
    /** As {@code -o} takes them. */
    enum Form {
        text,
        json,
        sarif
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text (default), json, or sarif, which forges show beside the lines")
    private Form form = Form.text;

    String of(LintPage page) {
        return switch (form) {
            case text -> page.text();
            case json -> page.json();
            case sarif -> page.sarif();
        };
    }
}
