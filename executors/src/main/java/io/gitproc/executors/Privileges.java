package io.gitproc.executors;

import io.gitproc.model.unit.CapabilitySet;

/**
 * What a service may do and see, besides what its user may.
 *
 * @param privatePids whether it has a PID namespace of its own, where the host allows one
 * @param noNewPrivileges prctl(2), {@code PR_SET_NO_NEW_PRIVS}
 * @param bounding the capabilities that it can ever have
 * @param ambient the capabilities that it has as another user than root
 */
public record Privileges(boolean privatePids, boolean noNewPrivileges, CapabilitySet bounding, CapabilitySet ambient) {

    /** Nothing is taken away and nothing hidden. */
    public static final Privileges UNCHANGED = new Privileges(false, false, CapabilitySet.ALL, CapabilitySet.NONE);

    Privileges withoutPrivatePids() {
        return new Privileges(false, noNewPrivileges, bounding, ambient);
    }
}
