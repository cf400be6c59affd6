package io.gitproc.reconciler.cli;

import java.time.ZoneId;

/** What {@code history} shows: one line an entry, newest last. */
final class HistoryPage {
    private final JsonValue json;
    private final boolean ofOneUnit;
    private final EntryLine line;

    /** @param json of {@code /api/v1/history} */
    HistoryPage(JsonValue json, boolean ofOneUnit, ZoneId zone, Style style) {
        this.json = json;
        this.ofOneUnit = ofOneUnit;
        this.line = new EntryLine(ofOneUnit, zone, style);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        json.at("entries").items().forEach(entry -> text.append(line.of(entry)).append('\n'));
        if (text.isEmpty()) {
            text.append(ofOneUnit ? "nothing is told of that unit\n" : "nothing is told of that time\n");
        }
        int passedOver = Integer.parseInt(json.maybe("passedOver").orElse("0"));
        if (passedOver > 0) {
            text.append(passedOver).append(" lines of the journal cannot be read and are passed over\n");
        }
        return text.toString();
    }
}
