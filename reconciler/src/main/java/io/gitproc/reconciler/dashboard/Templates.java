package io.gitproc.reconciler.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.regex.Pattern;

/**
 * Shows a record on its page. The templates are classes that the build has made. Threads: any.
 *
 * <p>The end tags that HTML lets one leave out are left out, since a table repeats them most: what comes from outside is
 * escaped, so that it holds none. Source: HTML, 13.1.2.4.
 */
final class Templates {
    private static final Pattern OPTIONAL = Pattern.compile("</(?:td|th|tr|li|dt|dd)>");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** @param template without its suffix */
    String show(String template, Object model) {
        PrintableOutput page = new PrintableOutput();
        engine.render(template + ".jte", model, page);
        return OPTIONAL.matcher(page.toString()).replaceAll("");
    }
}
