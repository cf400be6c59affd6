package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.text.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which units are asked for, in which order: it stands in the address of the page, so that it can be kept and sent.
 *
 * @param words part of a name or description; may be empty
 * @param state the word of a badge; may be empty: any
 */
public record Sieve(String words, String state, Order order) {
    private static final int WORDS_MAX = 80;

    static Sieve of(SortedMap<String, String> query) {
        return new Sieve(
                Printable.cut(Printable.line(query.getOrDefault("q", "").strip()), WORDS_MAX),
                Printable.cut(Printable.line(query.getOrDefault("state", "")), WORDS_MAX),
                Order.of(query.getOrDefault("sort", "")));
    }

    /** @param change the commit that last changed a unit, where that is known */
    List<UnitView> of(List<UnitView> units, Function<UnitView, Optional<Revision>> change) {
        return units.stream()
                .filter(this::hasWords)
                .filter(unit -> state.isEmpty() || Badge.of(unit).word().equals(state))
                .sorted(order.comparator(change).thenComparing(UnitView::name))
                .toList();
    }

    boolean hasWords(UnitView unit) {
        String text = unit.name() + " " + unit.description();
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    Sieve withState(String other) {
        return new Sieve(words, other, order);
    }

    Sieve by(Order other) {
        return new Sieve(words, state, other);
    }

    /** The word for the order; empty for the usual one. */
    public String sort() {
        return order == Order.ATTENTION ? "" : order.word();
    }

    /** The address of the page with it. */
    String href() {
        String query = Stream.of(parameter("q", words), parameter("state", state), parameter("sort", sort()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/" : "/?" + query;
    }

    private static Optional<String> parameter(String name, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** Of the rows. */
    public enum Order {
        ATTENTION,
        STATE,
        NAME,
        COMMIT,
        UP,
        RESTARTS,
        CPU,
        MEMORY;

        static Order of(String word) {
            return Stream.of(values())
                    .filter(order -> order.word().equals(word))
                    .findFirst()
                    .orElse(ATTENTION);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Comparator<UnitView> comparator(Function<UnitView, Optional<Revision>> change) {
            return switch (this) {
                case ATTENTION -> Comparator.comparing(Severity::of);
                case STATE -> Comparator.comparing(unit -> Badge.of(unit).word());
                case NAME -> Comparator.comparing(UnitView::name);
                case COMMIT ->
                    newest(unit -> change.apply(unit).or(unit.run()::commit).map(Revision::at));
                case UP -> newest(unit -> unit.run().since());
                case RESTARTS -> most(unit -> unit.run().restarts());
                case CPU ->
                    most(unit -> unit.resources()
                            .map(used -> used.cpuPercent().orElse(-1))
                            .orElse(-1.0));
                case MEMORY ->
                    most(unit -> unit.resources()
                            .flatMap(used -> used.used().memory())
                            .map(memory -> (double) memory.value())
                            .orElse(-1.0));
            };
        }

        private static Comparator<UnitView> most(ToDoubleFunction<UnitView> amount) {
            return Comparator.comparingDouble(amount).reversed();
        }

        /** What has no such time comes last. */
        private static Comparator<UnitView> newest(Function<UnitView, Optional<Instant>> time) {
            return Comparator.comparing((UnitView unit) -> time.apply(unit).orElse(Instant.MIN))
                    .reversed();
        }
    }
}
