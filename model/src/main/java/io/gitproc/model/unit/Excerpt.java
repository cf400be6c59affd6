package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a logical line, and where each of its characters stands in the file: a line that was continued has its
 * characters on several lines of the file.
 *
 * @param offset of {@code text} in the logical line
 * @param pieces of the logical line, in order; at least one, the first at 0
 */
record Excerpt(String text, int offset, List<Piece> pieces) {

    /** From {@code start} on the characters of the logical line stand at {@code place} and to the right of it. */
    record Piece(int start, Place place) {}

    Place placeOf(int index) {
        int wanted = offset + index;
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start() <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low).place().right(wanted - pieces.get(low).start());
    }

    Excerpt slice(int from, int to) {
        return new Excerpt(text.substring(from, to), offset + from, pieces);
    }

    /** Without the blanks at both ends. */
    Excerpt strip() {
        int from = Blank.skip(text, 0);
        return slice(from, Math.max(from, Blank.end(text)));
    }

    /** Joins the physical lines of one logical line. */
    static final class Joiner {
        private final StringBuilder text = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        void add(String piece, Place place) {
            pieces.add(new Piece(text.length(), place));
            text.append(piece);
        }

        boolean isEmpty() {
            return pieces.isEmpty();
        }

        Excerpt take() {
            Excerpt joined = new Excerpt(text.toString(), 0, List.copyOf(pieces));
            text.setLength(0);
            pieces.clear();
            return joined;
        }
    }
}
