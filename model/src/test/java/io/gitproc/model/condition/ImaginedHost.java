package io.gitproc.model.condition;

import io.gitproc.model.condition.FileStatus.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A host with what a test puts on it: web1, x86-64, 8 GiB, 4 processors, and a daemon of root. */
final class ImaginedHost implements Facts, FileTree {
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final SortedMap<String, FileStatus> files = new TreeMap<>();
    private final SortedMap<String, String> variables = new TreeMap<>();
    private final SortedSet<String> links = new TreeSet<>();
    private User user = new User("root", 0, List.of(0L, 4L));
    private int names;

    ImaginedHost text(String path, String text) {
        texts.put(path, text);
        return file(path, new FileStatus(Kind.FILE, text.length(), false));
    }

    ImaginedHost file(String path, FileStatus status) {
        files.put(path, status);
        files.put("/", new FileStatus(Kind.DIRECTORY, 4096, true));
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            files.putIfAbsent(path.substring(0, slash), new FileStatus(Kind.DIRECTORY, 4096, true));
        }
        return this;
    }

    ImaginedHost link(String path) {
        links.add(path);
        return this;
    }

    ImaginedHost variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    ImaginedHost daemon(User other) {
        user = other;
        return this;
    }

    /** How often a directory was read. */
    int listings() {
        return names;
    }

    @Override
    public FileTree files() {
        return this;
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public List<String> hostNames() {
        return List.of("Web1", "shop-front");
    }

    @Override
    public String machine() {
        return "amd64";
    }

    @Override
    public long memory() {
        return 8L << 30;
    }

    @Override
    public int processors() {
        return 4;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public OptionalLong uid(String name) {
        return name.equals("root") ? OptionalLong.of(0) : OptionalLong.empty();
    }

    @Override
    public OptionalLong gid(String name) {
        return name.equals("adm") ? OptionalLong.of(4) : OptionalLong.empty();
    }

    @Override
    public Optional<FileStatus> status(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public boolean isSymbolicLink(String path) {
        return links.contains(path);
    }

    @Override
    public Optional<String> realPath(String path) {
        return files.containsKey(path) ? Optional.of(path) : Optional.empty();
    }

    @Override
    public List<String> names(String directory, Predicate<String> wanted, int most) {
        names++;
        String below = directory.equals("/") ? "/" : directory + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(below) && path.indexOf('/', below.length()) < 0)
                .map(path -> path.substring(below.length()))
                .filter(wanted)
                .limit(most)
                .toList();
    }
}
