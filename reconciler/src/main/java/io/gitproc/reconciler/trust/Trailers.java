package io.gitproc.reconciler.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trailers of a commit message: {@code GitProc-Seal: …}.
 *
 * <p>Source: git-interpret-trailers(1). They are the lines of the last paragraph, which is not the first; at least one in
 * four of them is a trailer, or belongs to one because it begins with a blank, and one is ours or of Git.
 *
 * @param list in the order of the message; hostile text
 */
public record Trailers(List<Trailer> list) {
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9-]+)[ \\t]*:(.*)");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)*\\n");
    private static final Pattern KNOWN =
            Pattern.compile("(?:GitProc-|Signed-off-by:|\\(cherry picked from commit ).*", Pattern.DOTALL);
    private static final int MESSAGE_MAX = 1 << 20;

    public Trailers {
        list = List.copyOf(list);
    }

    /**
     * A key and its value.
     *
     * @param key as written; keys are equal without regard to case
     * @param value in one line, stripped
     */
    public record Trailer(String key, String value) {
        boolean is(String other) {
            return key.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
        }
    }

    /** Of a whole message. */
    public static Trailers of(String message) {
        String text =
                message.substring(0, Math.min(message.length(), MESSAGE_MAX)).replace("\r\n", "\n");
        String[] paragraphs = PARAGRAPHS.split(text.strip());
        return paragraphs.length < 2
                ? new Trailers(List.of())
                : ofParagraph(paragraphs[paragraphs.length - 1].lines().toList());
    }

    private static Trailers ofParagraph(List<String> lines) {
        List<Trailer> trailers = new ArrayList<>();
        int others = 0;
        boolean known = false;
        for (String line : lines) {
            Matcher trailer = LINE.matcher(line);
            known |= KNOWN.matcher(line).matches();
            if (isContinuation(line) && !trailers.isEmpty()) {
                join(trailers, line);
            } else if (trailer.matches()) {
                trailers.add(new Trailer(trailer.group(1), trailer.group(2).strip()));
            } else if (!known(line)) {
                others++;
            }
        }
        return isBlock(trailers.size(), others, known) ? new Trailers(trailers) : new Trailers(List.of());
    }

    private static boolean known(String line) {
        return KNOWN.matcher(line).matches();
    }

    private static boolean isContinuation(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static void join(List<Trailer> trailers, String line) {
        Trailer last = trailers.remove(trailers.size() - 1);
        trailers.add(new Trailer(last.key(), (last.value() + " " + line.strip()).strip()));
    }

    private static boolean isBlock(int trailers, int others, boolean known) {
        return others == 0 || (known && trailers * 3 >= others);
    }

    /** The values of a key. */
    public List<String> values(String key) {
        return list.stream()
                .filter(trailer -> trailer.is(key))
                .map(Trailer::value)
                .toList();
    }
}
