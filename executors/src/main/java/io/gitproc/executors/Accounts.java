package io.gitproc.executors;

import io.gitproc.executors.Launch.Credentials;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

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
        Optional<String> group = spec.get(Directives.GROUP);
        List<String> supplementary = spec.get(Directives.SUPPLEMENTARY_GROUPS);
        if (account.isEmpty() && group.isEmpty() && supplementary.isEmpty()) {
            return Optional.empty();
        }
        Account who = account.orElse(kernel.facts().user());
        SortedSet<Long> groups = new TreeSet<>(account.map(Account::groups).orElse(List.of()));
        for (String name : supplementary) {
            groups.add(group("SupplementaryGroups", name));
        }
        long gid = group.isPresent() ? group("Group", group.get()) : who.gid();
        Credentials wanted = new Credentials(who.uid(), gid, List.copyOf(groups));
        return kernel.facts().user().isRoot() ? Optional.of(wanted) : asOrdinaryUser(spec, wanted);
    }

    private long group(String directive, String name) throws KernelException {
        OptionalLong number = kernel.group(name);
        if (number.isEmpty()) {
            throw new KernelException("look up", directive + "=" + name, "no such group on this host");
        }
        return number.getAsLong();
    }

    private Optional<Credentials> asOrdinaryUser(ServiceSpec spec, Credentials wanted) throws KernelException {
        Account self = kernel.facts().user();
        if (wanted.uid() != self.uid() || wanted.gid() != self.gid()) {
            throw refusal("User=" + spec.get(Directives.USER).orElse(self.name()), "user", self);
        }
        if (!self.groups().containsAll(wanted.groups())) {
            String names = String.join(" ", spec.get(Directives.SUPPLEMENTARY_GROUPS));
            throw refusal("SupplementaryGroups=" + names, "groups", self);
        }
        return Optional.empty();
    }

    private static KernelException refusal(String subject, String what, Account self) {
        return new KernelException(
                "run as", subject, "only root can change the " + what + ", and the daemon runs as " + self.name());
    }
}
