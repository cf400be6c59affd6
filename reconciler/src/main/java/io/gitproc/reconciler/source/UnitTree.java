package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The unit files of a tree: {@code *.service} at the top and in {@code units/}.
 *
 * @param files in the order of the tree
 * @param ignored entries that look like a unit file and are none
 */
record UnitTree(List<UnitEntry> files, List<Finding> ignored) {
    static final String FOLDER = "units";
    static final String SUFFIX = ".service";
    private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9:_.\\\\@-]");
    private static final int NAME_MAX = 200;

    UnitTree {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
    }

    static UnitTree read(ObjectReader reader, RevTree tree) throws IOException {
        List<UnitEntry> files = new ArrayList<>();
        List<Finding> ignored = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            while (walk.next()) {
                if (isFolderOfUnits(walk)) {
                    walk.enterSubtree();
                } else if (isUnitFile(walk)) {
                    objection(walk).ifPresentOrElse(ignored::add, () -> files.add(file(walk, name(walk))));
                }
            }
        }
        return new UnitTree(files, ignored);
    }

    /** The files of one unit; two of them when somebody is moving it. */
    static List<UnitEntry> find(ObjectReader reader, RevTree tree, UnitName unit) throws IOException {
        List<UnitEntry> files = new ArrayList<>();
        for (String path : List.of(unit.value(), FOLDER + "/" + unit)) {
            try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
                if (walk != null && isUnitFile(walk)) {
                    files.add(file(walk, unit));
                }
            }
        }
        return files;
    }

    /** What is to be said of the ignored ones. */
    List<Diagnostic> warnings() {
        return ignored.stream().map(Finding::diagnostic).toList();
    }

    private static boolean isFolderOfUnits(TreeWalk walk) {
        return walk.isSubtree() && walk.getDepth() == 0 && walk.getNameString().equals(FOLDER);
    }

    private static boolean isUnitFile(TreeWalk walk) {
        return walk.getFileMode() != FileMode.TREE && walk.getNameString().endsWith(SUFFIX);
    }

    /** Why it is no unit although it ends like one. */
    private static Optional<Finding> objection(TreeWalk walk) {
        Optional<UnitName> name = UnitName.parse(walk.getNameString());
        if (name.isEmpty()) {
            return Optional.of(ignored(walk, "that is not the name of a unit", "use letters, digits and : - _ . \\ @"));
        }
        return name.filter(UnitName::isTemplate)
                .map(template -> ignored(walk, "a template does not run itself", "write a unit without the @"));
    }

    private static Finding ignored(TreeWalk walk, String why, String hint) {
        String message = "the file " + PlainText.line(walk.getPathString()) + " is ignored: " + why;
        Diagnostic warning = new Diagnostic(nearest(walk.getNameString()), 1, 1, Severity.WARNING, message, hint);
        return new Finding(walk.getPathString(), warning);
    }

    private static UnitName name(TreeWalk walk) {
        return UnitName.of(walk.getNameString());
    }

    private static UnitEntry file(TreeWalk walk, UnitName name) {
        return new UnitEntry(walk.getPathString(), name, walk.getObjectId(0), UnitEntry.Kind.of(walk.getFileMode()));
    }

    /** The name, or a legal one to put a misnamed file under. */
    private static UnitName nearest(String name) {
        String legal = ILLEGAL.matcher(name.substring(0, Math.min(name.length(), NAME_MAX)))
                .replaceAll("_");
        return UnitName.parse(name).or(() -> UnitName.parse("_" + legal)).orElseGet(() -> UnitName.of("_"));
    }
}
