package io.gitproc.executors.linux;

import io.gitproc.executors.Account;
import io.gitproc.executors.Kernel.Access;
import io.gitproc.executors.SearchPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an account may do with a path, by owner, group and mode of it and of each folder on the way, path_resolution(7).
 * Access lists are not read: a user who has his right from one is told {@code permission denied}.
 */
final class PathAccess {
    private static final int EXECUTE = 1;
    private static final int OWNER = 6; // Bits to shift the mode by.
    private static final int GROUP = 3;
    private static final int ANY_EXECUTE = 0111;

    private final Account account;

    PathAccess(Account account) {
        this.account = account;
    }

    /** A name without a slash is looked for where the launcher does; the best answer counts. */
    Access executable(String program) {
        if (program.indexOf('/') >= 0) {
            return executable(Path.of(program));
        }
        List<Access> answers = SearchPath.FOLDERS.stream()
                .map(folder -> executable(folder.resolve(program)))
                .toList();
        return List.of(Access.OK, Access.DENIED, Access.WRONG_KIND).stream()
                .filter(answers::contains)
                .findFirst()
                .orElse(Access.MISSING);
    }

    private Access executable(Path file) {
        try {
            Path real = file.toRealPath();
            return Files.isRegularFile(real) ? answer(mayExecute(real)) : Access.WRONG_KIND;
        } catch (AccessDeniedException e) {
            return Access.DENIED;
        } catch (IOException e) {
            return Access.MISSING;
        }
    }

    Access enterable(String folder) {
        try {
            Path real = Path.of(folder).toRealPath();
            return Files.isDirectory(real) ? answer(mayEnter(real)) : Access.WRONG_KIND;
        } catch (AccessDeniedException e) {
            return Access.DENIED;
        } catch (IOException e) {
            return Access.MISSING;
        }
    }

    private static Access answer(boolean allowed) {
        return allowed ? Access.OK : Access.DENIED;
    }

    private boolean mayExecute(Path file) throws IOException {
        return account.isRoot() ? (mode(file) & ANY_EXECUTE) != 0 : mayPassAll(file);
    }

    private boolean mayEnter(Path folder) throws IOException {
        return account.isRoot() || mayPassAll(folder);
    }

    /** The path itself and every folder on the way to it. */
    private boolean mayPassAll(Path path) throws IOException {
        for (Path each = path; each != null; each = each.getParent()) {
            if (!mayPass(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayPass(Path path) throws IOException {
        return (mode(path) >> shift(path) & EXECUTE) != 0;
    }

    /** The owner has the owner's right and no other, even if others had more. */
    private int shift(Path path) throws IOException {
        if (number(path, "unix:uid") == account.uid()) {
            return OWNER;
        }
        long group = number(path, "unix:gid");
        return group == account.gid() || account.groups().contains(group) ? GROUP : 0;
    }

    private static long number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute) & 0xffffffffL;
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode");
    }
}
