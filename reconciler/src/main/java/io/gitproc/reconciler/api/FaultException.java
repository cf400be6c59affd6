package io.gitproc.reconciler.api;

/** Ends a request with a {@link Fault}. */
final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
