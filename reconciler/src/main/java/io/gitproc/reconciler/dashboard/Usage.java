package io.gitproc.reconciler.dashboard;

import io.gitproc.executors.Resources;
import io.gitproc.model.unit.Bytes;
import io.gitproc.reconciler.api.UnitResources;
import io.gitproc.reconciler.text.ByteSize;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a unit uses, in few words; empty where nothing counts it.
 *
 * @param cpu of one processor: {@code 3.1%}
 * @param memory with its limit: {@code 180M/512M}
 * @param tenths of the limit that are in use, from 0 to 10; empty without one
 */
public record Usage(String cpu, String memory, OptionalInt tenths) {
    private static final int TENTHS = 10;

    static Usage of(Optional<UnitResources> resources) {
        return resources.map(Usage::of).orElseGet(() -> new Usage("", "", OptionalInt.empty()));
    }

    private static Usage of(UnitResources resources) {
        String cpu = resources.cpuPercent().isPresent()
                ? percent(resources.cpuPercent().getAsDouble())
                : "";
        return new Usage(cpu, memory(resources.used()), tenths(resources.used()));
    }

    private static String memory(Resources used) {
        String limit = used.memoryMax()
                .map(max -> "/" + ByteSize.of((double) max.value()))
                .orElse("");
        return used.memory().map(bytes -> ByteSize.of((double) bytes.value())).orElse("") + limit;
    }

    private static OptionalInt tenths(Resources used) {
        return used.memory().isPresent() && used.memoryMax().isPresent()
                ? OptionalInt.of(tenths(used.memory().get(), used.memoryMax().get()))
                : OptionalInt.empty();
    }

    private static int tenths(Bytes amount, Bytes most) {
        return (int) Math.min(TENTHS, Math.round(TENTHS * (double) amount.value() / most.value()));
    }

    static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }
}
