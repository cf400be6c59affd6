package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.gitproc.reconciler.api.LogHead;
import io.gitproc.reconciler.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a line of a log is printed. */
interface LogOutput {
    void print(LogLine line, ByteArrayOutputStream out) throws IOException;

    /** As {@code -o} takes them. */
    enum Form {
        text,
        json,
        cat
    }

    static LogOutput of(Form form, String unit, Console console) {
        Message message = console.terminal() ? LogOutput::forPeople : LogLine::writeTo;
        return switch (form) {
            case text -> new Text(unit, console.clock().getZone(), message);
            case json -> new Json();
            case cat -> new Cat(message);
        };
    }

    /** How what the service wrote is printed: to a program byte for byte. */
    interface Message {
        void print(LogLine line, ByteArrayOutputStream out);
    }

    /** Without what could take over the terminal, and without colours, which are not worth an escape each. */
    private static void forPeople(LogLine line, ByteArrayOutputStream out) {
        StringBuilder clean = new StringBuilder();
        Text.COLOURS.matcher(line.message()).replaceAll("").codePoints().forEach(each -> clean.append(shown(each)));
        out.writeBytes(clean.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(int codePoint) {
        return switch (codePoint) {
            case '\t' -> "\t";
            case '\r' -> "";
            default -> Printable.shown(codePoint);
        };
    }

    /** {@code Nov 22 20:36:01 web stderr: text}, in the manner of systemd's short form. */
    final class Text implements LogOutput {
        private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]{0,20}m");
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT);
        private static final int SECOND = "2026-11-22T20:36:01".length();

        private final String unit;
        private final ZoneId zone;
        private final Message message;
        private String second = "";
        private String time = "";

        /** With the name of the unit without its suffix. */
        Text(String unit, ZoneId zone, Message message) {
            this.unit = unit;
            this.zone = zone;
            this.message = message;
        }

        @Override
        public void print(LogLine line, ByteArrayOutputStream out) {
            line.head().ifPresent(head -> out.writeBytes(begin(head).getBytes(StandardCharsets.UTF_8)));
            message.print(line, out);
            out.write('\n');
        }

        private String begin(LogHead head) {
            return time(head.at()) + " " + unit + " " + head.source().word() + ": ";
        }

        /** Many lines come in one second, and a time takes longer to write than a line. */
        private String time(String at) {
            if (!at.startsWith(second) || second.isEmpty()) {
                second = at.substring(0, SECOND);
                time = TIME.format(Instant.parse(second + "Z").atZone(zone));
            }
            return time;
        }
    }

    /** One object a line, in ASCII. */
    record Json() implements LogOutput {
        private static final JsonFactory FACTORY =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

        @Override
        public void print(LogLine line, ByteArrayOutputStream out) throws IOException {
            Optional<LogHead> head = line.head();
            try (JsonGenerator json = FACTORY.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("at", head.map(LogHead::at).orElse(null));
                json.writeStringField(
                        "invocation", head.map(LogHead::invocation).orElse(null));
                json.writeStringField(
                        "stream",
                        head.map(LogHead::source).map(LogHead.Source::word).orElse(null));
                json.writeStringField("message", line.message());
                json.writeBooleanField(
                        "continued", head.filter(LogHead::continued).isPresent());
                json.writeEndObject();
            }
            out.write('\n');
        }
    }

    /** What the service wrote, and nothing else; a line that was cut is whole again. */
    record Cat(Message message) implements LogOutput {
        @Override
        public void print(LogLine line, ByteArrayOutputStream out) {
            message.print(line, out);
            if (line.head().filter(LogHead::continued).isEmpty()) {
                out.write('\n');
            }
        }
    }
}
