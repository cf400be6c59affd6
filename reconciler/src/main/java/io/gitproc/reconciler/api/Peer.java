package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.eclipse.jetty.server.Request;

/**
 * Who is at the other end of the socket, as the kernel vouches for it (SO_PEERCRED, unix(7)).
 *
 * @param user a name, or the number of one that has none
 * @param group the effective one
 */
record Peer(String user, String group) {
    static Peer of(Request request) throws IOException {
        Object transport =
                request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
        UnixDomainPrincipal principal = ((SocketChannel) transport).getOption(ExtendedSocketOptions.SO_PEERCRED);
        return new Peer(principal.user().getName(), principal.group().getName());
    }

    Actor actor() {
        return new Actor(user);
    }
}
