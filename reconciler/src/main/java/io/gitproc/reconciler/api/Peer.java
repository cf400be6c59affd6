package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import io.gitproc.reconciler.os.OwnUser;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.eclipse.jetty.server.Request;

/**
 * Who is at the other end of the socket, as the kernel vouches for it (SO_PEERCRED, unix(7)).
 *
 * @param user a name, or the number of one that has none
 * @param group the effective one
 * @param login who logged in, when that is known: with sudo(8) somebody else
 */
record Peer(String user, String group, Optional<String> login) {
    static Peer of(Request request) throws IOException {
        SocketChannel channel = channel(request);
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED) ? of(channel) : self();
    }

    static SocketChannel channel(Request request) {
        Object transport =
                request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
        return (SocketChannel) transport;
    }

    private static Peer of(SocketChannel channel) throws IOException {
        UnixDomainPrincipal principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        return new Peer(principal.user().getName(), principal.group().getName(), Optional.empty());
    }

    /** Windows names nobody: whoever its folder lets to the socket is taken for the daemon's own user. */
    private static Peer self() throws IOException {
        return new Peer(OwnUser.principal().getName(), "", Optional.empty());
    }

    Peer loggedInAs(Optional<String> name) {
        return new Peer(user, group, name);
    }

    /** {@code alice}, {@code alice (as root)}. */
    Actor actor() {
        return new Actor(login.filter(name -> !name.equals(user))
                .map(name -> name + " (as " + user + ")")
                .orElse(user));
    }
}
