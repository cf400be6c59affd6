package io.gitproc.executors.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Controllers in the tree of version 2: a cgroup has those that its parent passes on. */
final class UnifiedTree {
    private static final String CONTROL = "cgroup.subtree_control";

    private UnifiedTree() {}

    /** The controllers that the cgroup passes on to those below it; none when it does not exist. */
    static List<String> enabledBelow(Path cgroup) {
        try {
            return List.of(CgroupFile.read(cgroup.resolve(CONTROL)).split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Passes controllers on to those below. */
    static void enable(Path cgroup, List<String> controllers) throws IOException {
        List<String> enabled = enabledBelow(cgroup);
        for (String controller : controllers) {
            if (!enabled.contains(controller)) {
                CgroupFile.write(cgroup.resolve(CONTROL), "+" + controller);
            }
        }
    }
}
