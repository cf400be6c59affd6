package io.gitproc.executors;

import io.gitproc.model.condition.Facts;
import io.gitproc.model.condition.FileTree;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a host says of itself at one look: what was read once is not read again. */
final class KernelFacts implements Facts {
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final Kernel kernel;
    private final List<String> names;
    private final SortedMap<String, Optional<String>> texts = new TreeMap<>();

    /** @param names what the host is called beside its host name */
    KernelFacts(Kernel kernel, List<String> names) {
        this.kernel = kernel;
        this.names = List.copyOf(names);
    }

    @Override
    public FileTree files() {
        return kernel.files();
    }

    @Override
    public Optional<String> read(String path) {
        return texts.computeIfAbsent(path, this::readNow);
    }

    private Optional<String> readNow(String path) {
        try {
            return kernel.read(path);
        } catch (KernelException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(kernel.environment().get(name));
    }

    @Override
    public List<String> hostNames() {
        return Stream.concat(Stream.of(hostName()), names.stream()).toList();
    }

    /** It may have been given another one since the daemon started. */
    private String hostName() {
        return read("/proc/sys/kernel/hostname")
                .map(String::strip)
                .orElse(kernel.facts().hostName());
    }

    /** Linux tells since 6.1; Java knows for what it was made. */
    @Override
    public String machine() {
        return read("/proc/sys/kernel/arch").map(String::strip).orElseGet(() -> System.getProperty("os.arch", ""));
    }

    @Override
    public long memory() {
        return kernel.facts().memory();
    }

    @Override
    public int processors() {
        return read("/proc/self/status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(ALLOWED))
                .mapToInt(line -> count(line.substring(ALLOWED.length()).strip()))
                .findFirst()
                .orElse(kernel.facts().processors());
    }

    /** Of {@code 0-3,8}. */
    private static int count(String ranges) {
        int count = 0;
        for (String range : ranges.split(",", -1)) {
            String[] ends = range.split("-", -1);
            count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return count;
    }

    @Override
    public User user() {
        Account own = kernel.facts().user();
        return new User(own.name(), own.uid(), own.groups());
    }

    @Override
    public OptionalLong uid(String name) {
        return kernel.account(name)
                .map(account -> OptionalLong.of(account.uid()))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public OptionalLong gid(String name) {
        return kernel.group(name);
    }
}
