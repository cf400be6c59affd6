package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import io.gitproc.reconciler.os.OwnUser;
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
        SocketChannel channel = (SocketChannel) transport;
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED) ? of(channel) : self();
    }

    private static Peer of(SocketChannel channel) throws IOException {
        UnixDomainPrincipal principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        return new Peer(principal.user().getName(), principal.group().getName());
    }

    /** Windows names nobody: whoever its folder lets to the socket is taken for the daemon's own user. */
    private static Peer self() throws IOException {
        return new Peer(OwnUser.principal().getName(), "");
    }

    Actor actor() {
        return new Actor(user);
    }
}
