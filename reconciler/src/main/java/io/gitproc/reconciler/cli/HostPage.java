package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.text.Printable;
import java.time.Instant;
import java.util.Optional;

/** What {@code list} and {@code status} show of the host. */
final class HostPage {
    private final Host host;
    private final Look look;
    private final Instant now;
    private final Style style;
    private final int width;

    HostPage(Host host, Look look) {
        this.host = host;
        this.look = look;
        this.now = look.now();
        this.style = Style.of(look);
        this.width = look.width();
    }

    /** What is loud, then the units. */
    String list() {
        return notices() + table();
    }

    /** Where the host stands, what is loud, then the units. */
    String status() {
        return summary() + "\n" + notices() + table();
    }

    private String summary() {
        return label("sync") + style.word(host.sync()) + progress() + "\n"
                + label("target") + line(host.target(), "none yet: nothing is declared") + "\n"
                + (host.head().equals(host.target()) ? "" : label("head") + line(host.head(), "none") + "\n")
                + label("host") + host.name() + "\n"
                + host.remote().map(this::remote).orElse("")
                + host.healthy()
                        .filter(healthy -> !Optional.of(healthy).equals(host.target()))
                        .map(healthy -> label("healthy") + line(healthy) + "\n")
                        .orElse("")
                + label("daemon") + "version " + host.version() + ", pid " + host.pid() + "\n";
    }

    private String progress() {
        return host.isSettled() ? "" : " (under way)";
    }

    private String line(Optional<Host.Commit> commit, String none) {
        return commit.map(this::line).orElse(none);
    }

    private String line(Host.Commit commit) {
        String by = " (" + Printable.cut(commit.author(), width / 3) + ", " + Ages.brief(commit.at(), now) + " ago)";
        int room = width - label("target").length() - commit.brief().length() - 1 - by.length();
        return commit.brief() + " " + Printable.cut(commit.subject(), room) + by;
    }

    private String remote(Host.Remote remote) {
        String fetched = remote.fetched()
                .map(at -> "fetched " + Ages.brief(at, now) + " ago" + mirror(remote))
                .orElse("nothing fetched yet");
        return label("remote") + remote.url() + " (" + fetched + ")\n"
                + remote.failure().map(HostPage::below).orElse("")
                + remote.fetching()
                        .map(progress -> below("fetching: " + progress))
                        .orElse("");
    }

    private static String below(String words) {
        return label("").replace(':', ' ') + words + "\n";
    }

    private static String mirror(Host.Remote remote) {
        return remote.from()
                .filter(from -> !from.equals(remote.url()))
                .map(from -> ", from its mirror " + from)
                .orElse("");
    }

    private String notices() {
        StringBuilder text = new StringBuilder();
        host.notices().forEach(notice -> text.append(notice(notice)));
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    /** Whole, however long: what is loud must not be cut. */
    private String notice(Host.Notice notice) {
        String hint = notice.hint().isEmpty() ? "" : "    help: " + notice.hint() + "\n";
        return style.loud("! " + notice.message()) + "\n" + hint;
    }

    private String table() {
        return host.units().isEmpty() ? "no units\n" : new UnitTable(host.units(), look).text();
    }

    private static String label(String name) {
        return String.format("%8s: ", name);
    }
}
