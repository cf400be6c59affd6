package io.gitproc.executors;

/**
 * The world said no. An outcome of the turn, never a reason for the daemon to end.
 *
 * <p>The message is a clause with a subject and a cause, such as {@code create cgroup /sys/fs/cgroup/gitproc/web: no
 * space left on device}.
 */
public final class KernelException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String clause;
    private final String subject;
    private final String reason;

    /**
     * A refusal.
     *
     * @param operation what was tried: {@code create cgroup}
     * @param subject what it was tried on: a path, a process
     * @param reason in the words of strerror(3), lower case
     */
    public KernelException(String operation, String subject, String reason) {
        super(operation + " " + subject + ": " + reason);
        this.clause = operation + " " + subject + ": " + reason;
        this.subject = subject;
        this.reason = reason;
    }

    /** Operation, subject and reason: what may follow "cannot". */
    public String clause() {
        return clause;
    }

    public String subject() {
        return subject;
    }

    public String reason() {
        return reason;
    }
}
