package io.gitproc.reconciler.trust;

import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitRule;
import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.config.Verify;
import io.gitproc.reconciler.os.OwnUser;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What no commit may do on this host, whoever signed it.
 *
 * <p>A unit that breaks it is rejected like one that is misspelt; a commit that touches what is protected is refused whole.
 *
 * @param protectedUnits patterns of names, each with the principals that may change them; nobody when there is none
 * @param signers patterns of principals, each with the paths that they may change; empty when all may change all
 */
public record Policy(
        Path file,
        UserRule users,
        ExecRule programs,
        SortedMap<String, List<String>> protectedUnits,
        SortedMap<String, List<String>> signers)
        implements UnitRule {
    private static final String UNIT = ".service";
    private static final String TIMER = ".timer";
    private static final String DROP_INS = ".d";

    /**
     * Reads the file that the settings name; without one nothing is forbidden.
     *
     * @param repository the folders of the repository, in which it must not be
     */
    public static Policy read(TrustSettings settings, List<Path> repository) throws TrustException {
        if (settings.policy().isEmpty()) {
            return none();
        }
        Path file = settings.policy().get();
        Policy policy = PolicyReader.read(file, GuardedFile.read(file, repository), ownUser());
        if (policy.namesSigners() && settings.verify() != Verify.RANGE) {
            throw new TrustException(
                    file + " says who may change what, which only verify: range can tell",
                    "set verify: range in the configuration, or remove the signers");
        }
        return policy;
    }

    private static String ownUser() throws TrustException {
        try {
            return OwnUser.principal().getName();
        } catch (IOException e) {
            throw new TrustException("cannot tell which user this is: " + Causes.of(e), "");
        }
    }

    static Policy none() {
        Path nowhere = Path.of("/dev/null");
        return new Policy(
                nowhere,
                new UserRule(nowhere, Optional.empty(), false, "root"),
                new ExecRule(nowhere, Optional.empty()),
                new TreeMap<>(),
                new TreeMap<>());
    }

    @Override
    public List<Breach> breaches(ServiceSpec spec) {
        return Stream.concat(users.breaches(spec).stream(), programs.breaches(spec).stream())
                .toList();
    }

    /** Whether it matters who changes which path. */
    public boolean namesSigners() {
        return !signers.isEmpty() || protectedUnits.values().stream().anyMatch(by -> !by.isEmpty());
    }

    /** Whether no commit may change or remove it. */
    public boolean isFixed(UnitName unit) {
        return protectors(unit.value()).anyMatch(List::isEmpty);
    }

    private Stream<List<String>> protectors(String unit) {
        return protectedUnits.entrySet().stream()
                .filter(entry -> PatternList.of(entry.getKey()).matches(unit))
                .map(Map.Entry::getValue);
    }

    /** Why a signer may not change a path; empty when he may. */
    public Optional<String> objection(Verdict.Trusted signer, String path) {
        if (protectors(unit(path)).anyMatch(by -> !by.isEmpty() && !isAmong(signer, by))) {
            return Optional.of("protected_units of " + file + " lets others change it");
        }
        return signers.isEmpty() || mayChange(signer, path)
                ? Optional.empty()
                : Optional.of("signers of " + file + " does not let that signer change it");
    }

    /** The name of the unit whose file it is; a drop-in lies in the folder {@code <unit>.d}, and a timer is its service's. */
    private static String unit(String path) {
        String[] names = path.split("/", -1);
        String folder = names.length > 1 ? names[names.length - 2] : "";
        boolean isDropIn = folder.endsWith(UNIT + DROP_INS) || folder.endsWith(TIMER + DROP_INS);
        String file = isDropIn ? folder.substring(0, folder.length() - DROP_INS.length()) : names[names.length - 1];
        return file.endsWith(TIMER) ? file.substring(0, file.length() - TIMER.length()) + UNIT : file;
    }

    private static boolean isAmong(Verdict.Trusted signer, List<String> principals) {
        return signer.principals().stream().anyMatch(principals::contains);
    }

    private boolean mayChange(Verdict.Trusted signer, String path) {
        return globs(signer).anyMatch(glob -> Glob.of(glob).matches(path));
    }

    private Stream<String> globs(Verdict.Trusted signer) {
        return signers.entrySet().stream()
                .filter(entry -> signer.principals().stream().anyMatch(PatternList.of(entry.getKey())::matches))
                .flatMap(entry -> entry.getValue().stream());
    }

    /** A seal vouches for whatever was done before, so it takes the right to do anything. */
    public boolean maySeal(Verdict.Trusted signer) {
        return (signers.isEmpty() || globs(signer).anyMatch("**"::equals))
                && protectedUnits.values().stream().allMatch(by -> by.isEmpty() || isAmong(signer, by));
    }
}
