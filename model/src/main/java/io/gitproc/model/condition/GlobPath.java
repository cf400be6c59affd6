package io.gitproc.model.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A path with wild cards, glob(3): looked for from the root on, at most {@value #STEPS_MAX} directories and names far.
 */
final class GlobPath {
    private static final int STEPS_MAX = 1_000;
    private static final String WILD = "*?[\\";

    private final FileTree files;

    GlobPath(FileTree files) {
        this.files = files;
    }

    boolean exists(String pattern) {
        return Braces.expand(pattern).stream().anyMatch(this::isAnywhere);
    }

    /** A place that was reached, and how much of the pattern has led there. */
    private record Place(String path, int depth) {}

    private boolean isAnywhere(String pattern) {
        List<String> segments = List.of(pattern.substring(1).split("/", -1));
        Deque<Place> open = new ArrayDeque<>(List.of(new Place("", 0)));
        for (int step = 0; step < STEPS_MAX && !open.isEmpty(); step++) {
            Place place = open.removeLast();
            if (place.depth() == segments.size()) {
                return true;
            }
            reached(place, segments).forEach(open::addLast);
        }
        return false;
    }

    private List<Place> reached(Place place, List<String> segments) {
        String segment = segments.get(place.depth());
        int depth = place.depth() + 1;
        if (segment.chars().noneMatch(c -> WILD.indexOf(c) >= 0)) {
            String path = place.path() + "/" + segment;
            return isThere(path, depth, segments) ? List.of(new Place(path, depth)) : List.of();
        }
        Glob glob = Glob.of(segment);
        String directory = place.path().isEmpty() ? "/" : place.path();
        return files.names(directory, glob::fitsName, depth == segments.size() ? 1 : STEPS_MAX).stream()
                .map(name -> new Place(place.path() + "/" + name, depth))
                .toList();
    }

    /** A link that leads nowhere is there for glob(3), at the end of the path. */
    private boolean isThere(String path, int depth, List<String> segments) {
        return files.status(path).isPresent() || (depth == segments.size() && files.isSymbolicLink(path));
    }
}
