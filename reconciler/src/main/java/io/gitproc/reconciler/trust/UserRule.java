package io.gitproc.reconciler.trust;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.ExecCommand.Prefix;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitRule.Breach;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * As whom a unit may run. Users are compared as they are written, {@code 0} is root.
 *
 * @param file of the policy
 * @param allowed empty for any
 * @param own the user of the daemon: of a unit that names none
 */
record UserRule(Path file, Optional<SortedSet<String>> allowed, boolean denyRoot, String own) {
    private static final String ROOT = "root";

    List<Breach> breaches(ServiceSpec spec) {
        String user = user(spec);
        List<Breach> breaches = new ArrayList<>(
                offence(user).map(why -> user(spec, user, why)).stream().toList());
        if (offence(ROOT).isPresent()) {
            ExecRule.commands(spec)
                    .filter(it -> isPrivileged(it.command()))
                    .forEach(it -> breaches.add(privileged(it, offence(ROOT).get())));
        }
        return breaches;
    }

    private String user(ServiceSpec spec) {
        String user = spec.get(Directives.USER).orElse(own);
        return user.matches("0+") ? ROOT : user;
    }

    private Optional<String> offence(String user) {
        if (denyRoot && user.equals(ROOT)) {
            return Optional.of("deny_root of " + file + " forbids");
        }
        return allowed.filter(list -> !list.contains(user)).map(list -> "allowed_users of " + file + " does not have");
    }

    private Breach user(ServiceSpec spec, String user, String why) {
        String subject = spec.isSet(Directives.USER) ? "User=" + user : "without User= it runs as " + user;
        String others = allowed.map(list ->
                        ", such as " + String.join(", ", list.stream().limit(3).toList()))
                .orElse("");
        return new Breach(Directives.USER, subject + ", which " + why, "write User= with a user that may be" + others);
    }

    private static boolean isPrivileged(ExecCommand command) {
        return Stream.of(Prefix.FULLY_PRIVILEGED, Prefix.AMBIENT, Prefix.NO_SETUID)
                .anyMatch(command.prefixes()::contains);
    }

    private static Breach privileged(ExecRule.Placed it, String why) {
        return new Breach(
                it.directive(),
                it.directive().name() + "=" + it.command() + " begins as root, which " + why,
                "remove the + or ! before the program");
    }
}
