package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.UnitName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A unit, and where more of it is shown.
 *
 * @param name without the suffix that all have
 */
public record UnitLink(String href, String name) {

    static UnitLink of(String unit) {
        String stem = UnitName.parse(unit).map(UnitName::stem).orElse(unit);
        return new UnitLink(
                "/s/" + URLEncoder.encode(stem, StandardCharsets.UTF_8).replace("+", "%20"), stem);
    }
}
