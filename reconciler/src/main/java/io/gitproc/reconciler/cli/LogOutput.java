package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints what a service wrote: to a program byte for byte, to a person without what could take over the terminal. */
enum LogOutput {
    EXACT {
        @Override
        void copy(InputStream log, PrintStream out) throws IOException {
            byte[] piece = new byte[PIECE];
            for (int count = log.read(piece); count >= 0 && !out.checkError(); count = log.read(piece)) {
                out.write(piece, 0, count);
                out.flush();
            }
        }
    },
    FOR_PEOPLE {
        @Override
        void copy(InputStream log, PrintStream out) throws IOException {
            Reader reader = new InputStreamReader(log, StandardCharsets.UTF_8);
            char[] piece = new char[PIECE];
            String open = "";
            for (int count = reader.read(piece); count >= 0 && !out.checkError(); count = reader.read(piece)) {
                String text = open + new String(piece, 0, count);
                int end = endOfWhole(text);
                open = text.substring(end);
                out.print(clean(text.substring(0, end)));
                out.flush();
            }
            out.print(clean(open));
        }
    };

    private static final int PIECE = 8 * 1024;

    /** Colours, which nearly every program writes, and which are not worth an escape each. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]{0,20}m");

    /** The begin of a colour or of a pair of surrogates, which the next piece ends. */
    private static final Pattern OPEN = Pattern.compile("(\u001b(\\[[0-9;]{0,20})?|[\ud800-\udbff])\\z");

    abstract void copy(InputStream log, PrintStream out) throws IOException;

    static LogOutput of(Console console) {
        return console.terminal() ? FOR_PEOPLE : EXACT;
    }

    private static int endOfWhole(String text) {
        Matcher open = OPEN.matcher(text);
        return open.find() ? open.start() : text.length();
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        COLOURS.matcher(text).replaceAll("").codePoints().forEach(each -> clean.append(shown(each)));
        return clean.toString();
    }

    private static String shown(int codePoint) {
        return switch (codePoint) {
            case '\n', '\t' -> Character.toString(codePoint);
            case '\r' -> "";
            default -> Printable.shown(codePoint);
        };
    }
}
