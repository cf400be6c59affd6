package io.gitproc.reconciler.source.remote;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A line of netrc(5): {@code machine HOST login USER password TOKEN}.
 *
 * @param host empty for {@code default}: any
 */
record Login(Optional<String> host, String user, String password) {

    /** Words that are not understood are passed over. A {@code #} begins a comment where a line begins. */
    static List<Login> parse(String text) {
        List<String> words = text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .toList();
        List<Login> logins = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            take(rest.next(), rest, logins);
        }
        return logins;
    }

    private static void take(String word, Iterator<String> rest, List<Login> logins) {
        if (word.equals("default")) {
            logins.add(new Login(Optional.empty(), "", ""));
        } else if (rest.hasNext() && List.of("machine", "login", "password").contains(word)) {
            take(word, rest.next(), logins);
        }
    }

    private static void take(String word, String value, List<Login> logins) {
        int last = logins.size() - 1;
        if (word.equals("machine")) {
            logins.add(new Login(Optional.of(value), "", ""));
        } else if (last >= 0) {
            Login begun = logins.get(last);
            logins.set(
                    last,
                    word.equals("login")
                            ? new Login(begun.host(), value, begun.password())
                            : new Login(begun.host(), begun.user(), value));
        }
    }

    /** @param asked the user that the URL names; any, when it names none */
    boolean isFor(String hostAsked, Optional<String> asked) {
        return host.filter(name -> !name.equalsIgnoreCase(hostAsked)).isEmpty()
                && asked.filter(name -> !name.equals(user)).isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host.orElse("any");
    }
}
