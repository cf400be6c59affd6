package io.gitproc.reconciler.trust;

import java.util.regex.Pattern;

/**
 * A pattern for paths in the repository: {@code *} and {@code ?} stay within a folder, {@code **} does not, and a slash at
 * the end means all below it. As in gitattributes(5), but always from the top.
 */
final class Glob {
    private final String text;
    private final Pattern pattern;

    private Glob(String text) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text.endsWith("/") ? text + "**" : text));
    }

    static Glob of(String text) {
        return new Glob(text);
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
