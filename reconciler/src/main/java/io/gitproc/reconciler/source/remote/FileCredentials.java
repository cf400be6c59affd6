package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.os.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Users and passwords of a file, each for the host that it names and no other: also not for one that is redirected to.
 * Nobody is asked anything.
 */
final class FileCredentials extends CredentialsProvider {
    private final List<Login> logins;

    private FileCredentials(List<Login> logins) {
        this.logins = logins;
    }

    /** Reads the file anew, as tokens are renewed. Without one there are no credentials. */
    static FileCredentials of(Optional<Path> file) throws IOException {
        return new FileCredentials(file.isPresent() ? Login.parse(new PrivateFile(file.get()).read()) : List.of());
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return List.of(items).stream()
                .allMatch(item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        Optional<Login> login = logins.stream()
                .filter(it -> it.isFor(uri.getHost(), Optional.ofNullable(uri.getUser())))
                .findFirst();
        if (login.isEmpty() || !supports(items)) {
            return false;
        }
        for (CredentialItem item : items) {
            fill(item, login.get());
        }
        return true;
    }

    private static void fill(CredentialItem item, Login login) {
        if (item instanceof CredentialItem.Username user) {
            user.setValue(login.user());
        }
        if (item instanceof CredentialItem.Password password) {
            password.setValue(login.password().toCharArray());
        }
    }
}
