package io.gitproc.reconciler.api;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may look through TCP, and how.
 *
 * @param hosts the names by which this host may be asked
 * @param token what they must know; empty where only this host can reach it
 */
record Doorkeeper(HostNames hosts, Optional<AccessToken> token) {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");

    /** Why a request is not answered. */
    Optional<Fault> refusal(Request request) {
        return host(request).or(() -> method(request)).or(() -> access(request));
    }

    private Optional<Fault> host(Request request) {
        boolean isOurs = hosts.has(Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)))
                && hosts.has(Optional.ofNullable(request.getHttpURI().getHost()));
        return isOurs
                ? Optional.empty()
                : Optional.of(new Fault(
                        HttpStatus.MISDIRECTED_REQUEST_421,
                        ExitCode.NOT_PERMITTED,
                        "this host is not asked by that name",
                        "ask for localhost, or add the name to dashboard_hosts"));
    }

    private static Optional<Fault> method(Request request) {
        boolean isRead = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        return isRead
                ? Optional.empty()
                : Optional.of(new Fault(
                        HttpStatus.METHOD_NOT_ALLOWED_405,
                        ExitCode.USAGE,
                        "nothing can be changed here",
                        "the command gitproc can"));
    }

    private Optional<Fault> access(Request request) {
        try {
            boolean mayLook = token.isEmpty()
                    || token.get().isIn(Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)));
            return mayLook
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            HttpStatus.UNAUTHORIZED_401,
                            ExitCode.NOT_PERMITTED,
                            "this host shows itself only to those who know its token",
                            "give it as a password, or as Authorization: Bearer TOKEN"));
        } catch (IOException e) {
            LOG.warn("dashboard: {}", e.getMessage());
            return Optional.of(new Fault(
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    ExitCode.UNAVAILABLE,
                    "nobody can be let in",
                    "the daemon's log has the reason"));
        }
    }
}
