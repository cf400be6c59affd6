package io.gitproc.reconciler.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/** Shows a record on its page. The templates are classes that the build has made. Threads: any. */
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** @param template without its suffix */
    String show(String template, Object model) {
        PrintableOutput page = new PrintableOutput();
        engine.render(template + ".jte", model, page);
        return page.toString();
    }
}
