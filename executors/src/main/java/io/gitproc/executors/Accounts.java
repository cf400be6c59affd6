package io.gitproc.executors;

import io.gitproc.executors.Launch.Credentials;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who a service runs as. */
final class Accounts {
    private final Kernel kernel;

    Accounts(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * The account of {@code User=}; empty when the unit names none.
     *
     * @throws KernelException when there is no such user: never a fall back to root
     */
    Optional<Account> of(ServiceSpec spec) throws KernelException {
        Optional<String> user = spec.get(Directives.USER);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(kernel.account(user.get())
                .orElseThrow(() -> new KernelException("look up", "User=" + user.get(), "no such user on this host")));
    }

    /** The numbers to take on; empty when the daemon's own stay. */
    Optional<Credentials> credentials(ServiceSpec spec) throws KernelException {
        Optional<Account> account = of(spec);
        Optional<Long> group = group(spec);
        if (account.isEmpty() && group.isEmpty()) {
            return Optional.empty();
        }
        Account who = account.orElse(kernel.facts().user());
        List<Long> groups = account.map(Account::groups).orElse(List.of());
        Credentials wanted = new Credentials(who.uid(), group.orElse(who.gid()), groups);
        return kernel.facts().user().isRoot() ? Optional.of(wanted) : asOrdinaryUser(spec, wanted);
    }

    private Optional<Credentials> asOrdinaryUser(ServiceSpec spec, Credentials wanted) throws KernelException {
        Account self = kernel.facts().user();
        if (wanted.uid() != self.uid() || wanted.gid() != self.gid()) {
            throw new KernelException(
                    "run as",
                    "User=" + spec.get(Directives.USER).orElse(self.name()),
                    "only root can change the user, and the daemon runs as " + self.name());
        }
        return Optional.empty();
    }

    private Optional<Long> group(ServiceSpec spec) throws KernelException {
        Optional<String> group = spec.get(Directives.GROUP);
        if (group.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong number = kernel.group(group.get());
        if (number.isEmpty()) {
            throw new KernelException("look up", "Group=" + group.get(), "no such group on this host");
        }
        return Optional.of(number.getAsLong());
    }
}
