package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Reads the content of an {@code EnvironmentFile=}.
 *
 * <p>The grammar is systemd's {@code env-file.c}, which is not a shell's: no {@code export}, no variables, no comment
 * behind a value, quotes only where a value begins. A line whose name or value is not legal is left out.
 */
public final class EnvironmentFileParser {
    /** What a backslash takes the meaning of between double quotes. */
    private static final String SHELL_SPECIAL = "\"\\`$";

    private final String text;
    private final List<Variable> variables = new ArrayList<>();
    private int index;

    private EnvironmentFileParser(String text) {
        this.text = text;
    }

    /** The variables by name; the last of a name counts. */
    public static SortedMap<String, String> parse(String content) {
        return new EnvironmentFileParser(content).parse();
    }

    private SortedMap<String, String> parse() {
        for (index = Blank.skip(text, 0); index < text.length(); index = Blank.skip(text, index)) {
            if (at('#') || at(';')) {
                comment();
            } else {
                assignment();
            }
        }
        return Environments.byName(variables);
    }

    private boolean at(char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private boolean atLineEnd() {
        return index >= text.length() || at('\n') || at('\r');
    }

    /** A backslash at its end continues a comment too. */
    private void comment() {
        while (!atLineEnd()) {
            index += at('\\') ? 2 : 1;
        }
    }

    private void assignment() {
        int start = index;
        while (!atLineEnd() && !at('=')) {
            index++;
        }
        String name = Blank.strip(text.substring(start, index));
        if (at('=')) {
            index++;
            Variable.of(name, value()).ifPresent(variables::add);
        }
    }

    /** Quoted pieces, of which the blanks between them go, and then bare text to the end of the line. */
    private String value() {
        StringBuilder value = new StringBuilder();
        for (skipBlanks(); at('"') || at('\''); skipBlanks()) {
            if (at('"')) {
                doubleQuoted(value);
            } else {
                singleQuoted(value);
            }
        }
        bare(value);
        return value.toString();
    }

    private void skipBlanks() {
        while (!atLineEnd() && Blank.is(text.charAt(index))) {
            index++;
        }
    }

    private void singleQuoted(StringBuilder value) {
        for (index++; index < text.length() && !at('\''); index++) {
            value.append(text.charAt(index));
        }
        index++;
    }

    private void doubleQuoted(StringBuilder value) {
        for (index++; index < text.length() && !at('"'); index++) {
            if (at('\\')) {
                index++;
                escaped(value);
            } else {
                value.append(text.charAt(index));
            }
        }
        index++;
    }

    /** The character behind a backslash between double quotes: a line's end goes, most keep the backslash. */
    private void escaped(StringBuilder value) {
        if (index >= text.length() || at('\n')) {
            return;
        }
        if (SHELL_SPECIAL.indexOf(text.charAt(index)) < 0) {
            value.append('\\');
        }
        value.append(text.charAt(index));
    }

    /** Blanks at the end go, unless a backslash stands before them. */
    private void bare(StringBuilder value) {
        int kept = value.length();
        for (; !atLineEnd(); index++) {
            boolean isEscaped = at('\\');
            index += isEscaped ? 1 : 0;
            boolean isJoined = isEscaped && atLineEnd();
            if (!isJoined) {
                value.append(text.charAt(index));
            }
            if (isEscaped || !Blank.is(text.charAt(index))) {
                kept = value.length();
            }
        }
        value.setLength(kept);
    }
}
