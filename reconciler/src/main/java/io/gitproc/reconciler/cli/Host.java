package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The host as the daemon shows it, each text fit for a terminal.
 *
 * @param json of {@code /api/v1/status}
 */
record Host(JsonValue json) {
    /** Something that people must know. */
    record Notice(String message, String hint) {}

    /**
     * Where commits are fetched from.
     *
     * @param fetched when that last went well
     * @param failure why the newest fetch did not
     * @param fetching how far one is that is under way
     */
    record Remote(
            String url,
            String state,
            Optional<String> fetched,
            Optional<String> from,
            Optional<String> failure,
            Optional<String> fetching) {}

    /** A commit. */
    record Commit(String id, String author, String subject, String at) {
        String brief() {
            return id.substring(0, Math.min(7, id.length()));
        }
    }

    String sync() {
        return Printable.line(json.word("sync"));
    }

    boolean isSettled() {
        return json.isTrue("settled");
    }

    /** Whether the first look at the repository is over. */
    boolean hasLooked() {
        return json.isTrue("firstLook");
    }

    String version() {
        return Printable.line(json.word("version"));
    }

    String pid() {
        return Printable.line(json.word("pid"));
    }

    /** With its labels. */
    String name() {
        Optional<JsonValue> host = json.object("host");
        String labels = host.map(Host::labels).orElse("");
        return Printable.line(host.map(it -> it.word("name")).orElse("") + labels);
    }

    private static String labels(JsonValue host) {
        List<String> labels = host.words("labels");
        return labels.isEmpty() ? "" : " (labels: " + String.join(", ", labels) + ")";
    }

    Optional<Commit> head() {
        return json.object("head").map(Host::commit);
    }

    Optional<Commit> target() {
        return json.object("target").map(Host::commit);
    }

    /** Empty where nothing is fetched. */
    Optional<Remote> remote() {
        return json.object("remote").map(Host::remote);
    }

    /** The last commit that was proven well. */
    Optional<Commit> healthy() {
        return json.object("healthy").map(Host::commit);
    }

    /** Every one that the daemon has a name for, and those from which units run. */
    List<Commit> commits() {
        Stream<JsonValue> named =
                Stream.of("head", "target", "applied", "healthy").flatMap(key -> json.object(key).stream());
        Stream<String> ofUnits = json.at("units").items().stream().flatMap(unit -> unit.maybe("commit").stream());
        return Stream.concat(named.map(Host::commit), ofUnits.map(id -> new Commit(Printable.line(id), "", "", "")))
                .toList();
    }

    List<Notice> notices() {
        return json.at("notices").items().stream().map(Host::notice).toList();
    }

    List<Unit> units() {
        return json.at("units").items().stream().map(Unit::new).toList();
    }

    private static Commit commit(JsonValue json) {
        return new Commit(
                Printable.line(json.word("id")),
                Printable.line(json.word("author")),
                Printable.line(json.word("subject")),
                json.word("at"));
    }

    private static Remote remote(JsonValue json) {
        return new Remote(
                Printable.line(json.word("url")),
                Printable.line(json.word("state")),
                json.maybe("fetched"),
                json.maybe("from").map(Printable::line),
                json.maybe("failure").map(Printable::line),
                json.maybe("fetching").map(Printable::line));
    }

    private static Notice notice(JsonValue json) {
        return new Notice(Printable.line(json.word("message")), Printable.line(json.word("hint")));
    }
}
