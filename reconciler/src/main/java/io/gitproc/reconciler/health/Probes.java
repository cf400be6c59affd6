package io.gitproc.reconciler.health;

import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Runs probes beside the loop, each under a hard timeout.
 *
 * <p>Whatever the other side does or leaves undone, a question has an answer when its time is over, and then holds
 * nothing any more. Servers that do not answer cost a socket each and no thread.
 */
public final class Probes implements Prober, AutoCloseable {
    private final Map<String, Probe> byScheme;
    private final BiConsumer<Question, Verdict> listener;
    private final Connections connections = new Connections();
    private final Names names = new Names();
    private final CommandProbe commands;

    /**
     * Without a probe yet.
     *
     * @param checkups prepares the commands of {@code exec:} URLs; asked on the thread that probes
     * @param listener hears each verdict, on a thread of ours; must not wait
     */
    public Probes(Checkups checkups, BiConsumer<Question, Verdict> listener) {
        this(checkups, Probes::javaTrust, listener);
    }

    /** With other certificates. */
    Probes(Checkups checkups, Supplier<SSLContext> trust, BiConsumer<Question, Verdict> listener) {
        this.listener = listener;
        this.commands = new CommandProbe(checkups);
        Probe http = new HttpProbe(connections, names, trust);
        this.byScheme = Map.of(
                "http", http,
                "https", http,
                "tcp", new TcpProbe(connections, names),
                "unix", new UnixProbe(connections),
                "exec", commands);
    }

    private static SSLContext javaTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no TLS", broken);
        }
    }

    @Override
    public void probe(Question question) {
        Inquiry inquiry = new Inquiry(question, verdict -> listener.accept(question, verdict));
        String scheme = question.target().getScheme();
        Optional.ofNullable(byScheme.get(scheme))
                .orElse(unknown -> unknown.answer(Verdict.failed("no probe for " + scheme + ":")))
                .ask(inquiry);
    }

    @Override
    public void close() {
        commands.close();
        names.close();
        connections.close();
    }
}
