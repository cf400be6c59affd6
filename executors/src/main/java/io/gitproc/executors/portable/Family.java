package io.gitproc.executors.portable;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The processes of one invocation, as far as they were seen.
 *
 * <p>A handle knows when its process began, so that a number that is used again is never signalled.
 */
final class Family {
    /** A service that forks faster than it is killed gains a round each time; this ends it. */
    private static final int KILL_ROUNDS_MAX = 100;

    private final String id;
    private final ProcFolder proc;
    private final Runnable ended;
    private final SortedMap<Long, ProcessHandle> members = new TreeMap<>();
    private final NavigableSet<Long> attended = new TreeSet<>();

    /**
     * Without members.
     *
     * @param id of the invocation
     * @param ended called by any thread when a member has ended that lingered
     */
    Family(String id, ProcFolder proc, Runnable ended) {
        this.id = id;
        this.proc = proc;
        this.ended = ended;
    }

    void add(ProcessHandle process) {
        members.put(process.pid(), process);
    }

    /** Takes in everybody who belongs here and can be found, and lets go who has ended. */
    void gather() {
        proc.marked(id).forEach(this::add);
        members.values().stream().flatMap(ProcessHandle::descendants).toList().forEach(this::add);
        members.values().removeIf(this::hasEnded);
    }

    boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || proc.isZombie(process);
    }

    /** Whether anybody is left; the end of each who is will be told. */
    boolean isAlive() {
        members.values().removeIf(this::hasEnded);
        members.values().stream().filter(process -> attended.add(process.pid())).forEach(this::attend);
        return !members.isEmpty();
    }

    private void attend(ProcessHandle process) {
        var unused = process.onExit().thenRun(ended);
    }

    /** Asks everybody to end. */
    void ask() {
        gather();
        members.values().forEach(ProcessHandle::destroy);
    }

    /** Ends everybody, and who came in the meantime. */
    void kill() {
        NavigableSet<Long> killed = new TreeSet<>();
        Optional<ProcessHandle> next = firstBut(killed);
        for (int round = 0; round < KILL_ROUNDS_MAX && next.isPresent(); round++) {
            membersBut(killed).toList().forEach(process -> {
                process.destroyForcibly();
                killed.add(process.pid());
            });
            next = firstBut(killed);
        }
    }

    private Optional<ProcessHandle> firstBut(NavigableSet<Long> pids) {
        gather();
        return membersBut(pids).findFirst();
    }

    private Stream<ProcessHandle> membersBut(NavigableSet<Long> pids) {
        return members.values().stream().filter(process -> !pids.contains(process.pid()));
    }
}
