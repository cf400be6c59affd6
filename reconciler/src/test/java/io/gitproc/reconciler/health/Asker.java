package io.gitproc.reconciler.health;

import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Asks as the daemon does, and waits for the answers. */
final class Asker implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Probes probes;

    record Answer(InvocationId invocation, Verdict verdict) {}

    Asker(Checkups checkups, Supplier<SSLContext> trust) {
        probes = new Probes(
                checkups, trust, (question, verdict) -> answers.add(new Answer(question.invocation(), verdict)));
    }

    /** One that runs no commands. */
    static Asker ofServers(Supplier<SSLContext> trust) {
        return new Asker(
                question -> {
                    throw new IllegalStateException("no command was expected");
                },
                trust);
    }

    static Question question(int number, String url, String timeout) {
        ServiceSpec spec = UnitParser.parse(
                        UnitName.of("web" + number),
                        "[Service]\nExecStart=/bin/web\nHealthCheckURL=" + url + "\nHealthCheckTimeout=" + timeout
                                + "\n")
                .spec()
                .orElseThrow();
        return new Question(
                new InvocationId(String.format("%032x", number)),
                spec,
                spec.get(Directives.HEALTH_CHECK_URL).orElseThrow(),
                Duration.ZERO);
    }

    void begin(Question question) {
        probes.probe(question);
    }

    Answer next() throws InterruptedException {
        Answer answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s");
        }
        return answer;
    }

    Verdict ask(String url, String timeout) throws InterruptedException {
        begin(question(1, url, timeout));
        return next().verdict();
    }

    /** With time enough for anything that answers at all. */
    Verdict ask(String url) throws InterruptedException {
        return ask(url, "10s");
    }

    @Override
    public void close() {
        probes.close();
    }
}
