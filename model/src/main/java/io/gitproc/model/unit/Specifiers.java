package io.gitproc.model.unit;

import java.util.Optional;

/**
 * The specifiers of systemd.unit(5) that are a function of the unit's name, and the directories of a system service.
 *
 * <p>Those that ask the host ({@code %H}, {@code %m}, {@code %u} and so on) are refused: one commit means the same on
 * each host. {@code %%} is a percent sign and a percent sign at the very end is one too.
 */
final class Specifiers {
    /** Whether a value knows specifiers. */
    enum Use {
        LITERAL,
        EXPANDED
    }

    private static final String HINT = "write %% for a percent sign; known are %n %N %p %i %I %j %J %t %S %C %L %E";

    private final UnitName unit;

    private Specifiers(UnitName unit) {
        this.unit = unit;
    }

    static Specifiers of(UnitName unit) {
        return new Specifiers(unit);
    }

    /** A fault's index counts in {@code text}. */
    Outcome<String> expand(String text) {
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        for (int percent = text.indexOf('%'); isSpecifier(text, percent); percent = text.indexOf('%', from)) {
            Optional<String> value = value(text.charAt(percent + 1));
            if (value.isEmpty()) {
                return unknown(text, percent);
            }
            expanded.append(text, from, percent).append(value.get());
            from = percent + 2;
        }
        return Outcome.good(expanded.append(text, from, text.length()).toString());
    }

    private static boolean isSpecifier(String text, int percent) {
        return percent >= 0 && percent + 1 < text.length();
    }

    private static Outcome<String> unknown(String text, int percent) {
        String specifier = text.substring(percent, text.offsetByCodePoints(percent, 2));
        return Outcome.bad(percent, "has the specifier " + Quoted.of(specifier) + ", which has no value here", HINT);
    }

    private Optional<String> value(char letter) {
        return switch (letter) {
            case '%' -> Optional.of("%");
            case 'n' -> Optional.of(unit.value());
            case 'N' -> Optional.of(unit.stem());
            case 'p' -> Optional.of(prefix());
            case 'i' -> Optional.of(instance());
            case 'I' -> unescaped(instance());
            case 'j' -> Optional.of(lastPart());
            case 'J' -> unescaped(lastPart());
            case 't' -> Optional.of(BaseDirectory.RUNTIME.path());
            case 'S' -> Optional.of(BaseDirectory.STATE.path());
            case 'C' -> Optional.of(BaseDirectory.CACHE.path());
            case 'L' -> Optional.of(BaseDirectory.LOGS.path());
            case 'E' -> Optional.of(BaseDirectory.CONFIGURATION.path());
            default -> Optional.empty();
        };
    }

    private String prefix() {
        int at = unit.stem().indexOf('@');
        return at < 0 ? unit.stem() : unit.stem().substring(0, at);
    }

    private String instance() {
        int at = unit.stem().indexOf('@');
        return at < 0 ? "" : unit.stem().substring(at + 1);
    }

    private String lastPart() {
        return prefix().substring(prefix().lastIndexOf('-') + 1);
    }

    /** Undoes systemd-escape(1); empty for a broken escape, and for control characters, which no value may hold. */
    private static Optional<String> unescaped(String escaped) {
        Utf8 bytes = new Utf8();
        for (int index = 0; index < escaped.length(); index++) {
            char c = escaped.charAt(index);
            if (c != '\\') {
                bytes.add(c == '-' ? '/' : c);
                continue;
            }
            Optional<CEscape> escape = CEscape.hexAt(escaped, index);
            if (escape.isEmpty()) {
                return Optional.empty();
            }
            escape.get().addTo(bytes);
            index += escape.get().length() - 1;
        }
        return bytes.text().filter(text -> text.chars().noneMatch(Character::isISOControl));
    }
}
