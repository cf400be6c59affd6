package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.Version;
import java.util.Locale;

/** A manual page in the making, as man(7) has it. For one thread. */
final class Roff {
    private final StringBuilder page = new StringBuilder();

    /** @param about one line, after the name */
    Roff(String name, int section, String about) {
        page.append(".TH ")
                .append(quoted(name.toUpperCase(Locale.ROOT)))
                .append(' ')
                .append(section);
        page.append(" \"\" ").append(quoted("GitProc " + Version.text())).append(" GitProc\n");
        heading("NAME").line(escaped(name) + " \\- " + escaped(about));
    }

    Roff heading(String title) {
        return line(".SH " + quoted(title));
    }

    Roff subheading(String title) {
        return line(".SS " + quoted(title));
    }

    Roff paragraph(String text) {
        return line(".PP").line(escaped(text));
    }

    /** Something, and what there is to say of it. */
    Roff item(String term, String text) {
        return line(".TP").line("\\fB" + escaped(term) + "\\fR").line(escaped(text));
    }

    /** Lines as they are, below what was said last. */
    Roff example(String lines) {
        line(".RS").line(".EX");
        lines.lines().forEach(each -> line(escaped(each)));
        return line(".EE").line(".RE");
    }

    private Roff line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    /** A point or an apostrophe would begin a request, and a bare minus is a hyphen, which nobody can copy. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("~", "\\(ti")
                .replace("^", "\\(ha")
                .replace("…", "...")
                .replace("`", "\\(ga");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
