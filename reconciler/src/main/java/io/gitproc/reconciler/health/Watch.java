package io.gitproc.reconciler.health;

import io.gitproc.model.plan.Checks;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One invocation with a check: when it is asked next, and what it answered.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Watch {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration LEISURE = Duration.ofSeconds(1);

    private Invocation running;
    private ServiceSpec wanted;
    private URI target;
    private Instant due;
    private Checks checks = Checks.NONE;
    private Optional<LastCheck> last = Optional.empty();
    private boolean asked;
    private boolean askedAnother;
    private long skipped;

    Watch(Invocation running, ServiceSpec wanted, URI target, Instant now) {
        this.running = running;
        this.wanted = wanted;
        this.target = target;
        this.due = now.plus(FIRST);
    }

    Instant due() {
        return due;
    }

    Checks checks() {
        return checks;
    }

    Optional<LastCheck> last() {
        return last;
    }

    UnitName unit() {
        return wanted.name();
    }

    /** As it runs now. */
    void see(Invocation invocation) {
        running = invocation;
    }

    /** As it is wanted now. Another question begins anew: what was answered to the one before is nothing to it. */
    void change(ServiceSpec spec, Instant now) {
        wanted = spec;
        spec.get(Directives.HEALTH_CHECK_URL).filter(url -> !url.equals(target)).ifPresent(url -> begin(url, now));
        Duration interval = spec.get(Directives.HEALTH_CHECK_INTERVAL);
        if (due.isAfter(together(now.plus(interval), interval))) {
            due = now;
        }
    }

    private void begin(URI url, Instant now) {
        target = url;
        askedAnother = asked;
        checks = Checks.NONE;
        last = Optional.empty();
        due = now;
    }

    /** The question, when it is time for it and the one before was answered. */
    Optional<Question> ask(Instant now) {
        if (now.isBefore(due)) {
            return Optional.empty();
        }
        due = next(now);
        if (asked) {
            skipped++;
            return Optional.empty();
        }
        asked = true;
        return Optional.of(new Question(running.id(), wanted, target, leisure()));
    }

    void absorb(Verdict verdict, Instant now) {
        boolean isOld = askedAnother;
        asked = false;
        askedAnother = false;
        if (!isOld) {
            count(verdict, now);
        }
    }

    private void count(Verdict verdict, Instant now) {
        if (verdict.isPassed()) {
            checks = checks.passed();
        } else if (Health.counts(wanted, running, checks, now)) {
            checks = checks.failed();
        }
        Instant since = last.filter(before -> before.verdict().result() == verdict.result())
                .map(LastCheck::since)
                .orElse(now);
        last = Optional.of(new LastCheck(verdict, now, since, checks.failuresInRow(), skipped));
    }

    private Instant next(Instant now) {
        Duration pause = pause(now);
        return together(due.plus(pause).isAfter(now) ? due.plus(pause) : now.plus(pause), pause);
    }

    /** Those that are asked seldom are asked at whole seconds, so that the loop wakes for all of them at once. */
    private static Instant together(Instant next, Duration pause) {
        return pause.compareTo(SELDOM) < 0
                ? next
                : next.minusNanos(1).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** That what was well is well still. */
    private Duration leisure() {
        boolean isWell = running.isReady() && checks.passes() > 0 && checks.failuresInRow() == 0;
        return isWell && wanted.get(Directives.HEALTH_CHECK_INTERVAL).compareTo(SELDOM) >= 0 ? LEISURE : Duration.ZERO;
    }

    /** Until it is ready it is asked often at first, and then ever less; once failures count, at its interval. */
    private Duration pause(Instant now) {
        Duration interval = wanted.get(Directives.HEALTH_CHECK_INTERVAL);
        if (Health.counts(wanted, running, checks, now)) {
            return interval;
        }
        Duration half = Duration.between(running.launched(), now).dividedBy(2);
        Duration longer = half.compareTo(FIRST) > 0 ? half : FIRST;
        return longer.compareTo(interval) < 0 ? longer : interval;
    }
}
