package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Some of the machine's processors.
 *
 * @param numbers ascending, each once; 0 to 8191
 */
public record CpuSet(List<Integer> numbers) {
    /** No processor is named: all of them may be used. */
    public static final CpuSet ANY = new CpuSet(List.of());

    private static final int NUMBER_MAX = 8191; // The largest that Linux can be built for.
    private static final int DIGITS_MAX = 4;

    public CpuSet {
        numbers = List.copyOf(new TreeSet<>(numbers));
    }

    /** Numbers and ranges between blanks or commas: {@code 0-3,5 7}; empty when one of them is none. */
    public static Optional<CpuSet> parse(String text) {
        BitSet all = new BitSet();
        for (String part : List.of(text.replace(',', ' ').strip().split("\\s+", -1))) {
            Optional<BitSet> range = range(part);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            all.or(range.get());
        }
        return Optional.of(new CpuSet(all.stream().boxed().toList()));
    }

    private static Optional<BitSet> range(String text) {
        int dash = text.indexOf('-');
        Optional<Integer> first = number(dash < 0 ? text : text.substring(0, dash));
        Optional<Integer> last = dash < 0 ? first : number(text.substring(dash + 1));
        return first.isPresent() && last.isPresent() && first.get() <= last.get()
                ? Optional.of(bits(first.get(), last.get()))
                : Optional.empty();
    }

    private static BitSet bits(int first, int last) {
        BitSet bits = new BitSet();
        bits.set(first, last + 1);
        return bits;
    }

    private static Optional<Integer> number(String text) {
        return Ascii.isNumber(text) && text.length() <= DIGITS_MAX
                ? Optional.of(Integer.valueOf(text)).filter(number -> number <= NUMBER_MAX)
                : Optional.empty();
    }

    /** All that any of them names. */
    static CpuSet union(Collection<CpuSet> sets) {
        return new CpuSet(sets.stream().flatMap(set -> set.numbers.stream()).toList());
    }

    public boolean isAny() {
        return numbers.isEmpty();
    }

    /** As the kernel writes it: {@code 0-3,5}. */
    @Override
    public String toString() {
        List<String> ranges = new ArrayList<>();
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        for (int first = bits.nextSetBit(0); first >= 0; first = bits.nextSetBit(bits.nextClearBit(first))) {
            int last = bits.nextClearBit(first) - 1;
            ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
        }
        return String.join(",", ranges);
    }
}
