package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A key made by the real ssh-keygen, with which the real git signs. */
public final class SigningKey {
    private final Path file;

    private SigningKey(Path file) {
        this.file = file;
    }

    /** @param type as of {@code ssh-keygen -t}, and further options */
    public static SigningKey made(Path file, String... type) {
        List<String> command =
                new ArrayList<>(List.of("-q", "-N", "", "-C", "made for a test", "-f", file.toString(), "-t"));
        command.addAll(List.of(type));
        sshKeygen(file.getParent(), "", command.toArray(String[]::new));
        return new SigningKey(file);
    }

    /** Signs another key. */
    void certify(SigningKey other, String... options) {
        List<String> command = new ArrayList<>(List.of("-q", "-s", file.toString(), "-I", "a test"));
        command.addAll(List.of(options));
        command.add(other.file + ".pub");
        sshKeygen(file.getParent(), "", command.toArray(String[]::new));
    }

    /** The same key, with what an authority says of it; the private one must lie beside it under its name. */
    SigningKey certificate() {
        Path certificate = Path.of(file + "-cert");
        try {
            Files.copy(file, certificate, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SigningKey(Path.of(certificate + ".pub"));
    }

    public Path file() {
        return file;
    }

    /** Type and key. */
    public String text() {
        return read(Path.of(file + ".pub")).strip();
    }

    String fingerprint() {
        return sshKeygen(file.getParent(), "", "-l", "-f", file.toString()).split(" ")[1];
    }

    /** A line for the file of allowed signers. */
    String line(String principal, String... options) {
        return String.join(" ", concat(principal, options, text())) + "\n";
    }

    private static List<String> concat(String principal, String[] options, String key) {
        List<String> all = new ArrayList<>(List.of(principal));
        all.addAll(List.of(options));
        all.add(key);
        return all;
    }

    CommitId commit(GitRepo repo, String path, String text) {
        repo.write(path, text);
        return commit(repo, "write " + path);
    }

    public CommitId commit(GitRepo repo, String message) {
        repo.git("add", "-A");
        repo.git(signing("commit", "-q", "--allow-empty", "-S", "-m", message));
        return repo.id("HEAD");
    }

    CommitId merge(GitRepo repo, String branch) {
        repo.git(signing("merge", "-q", "--no-ff", "-S", "-m", "merge " + branch, branch));
        return repo.id("HEAD");
    }

    private String[] signing(String... rest) {
        List<String> all = new ArrayList<>(List.of("-c", "gpg.format=ssh", "-c", "user.signingkey=" + file));
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    /** Armoured. */
    String sign(String namespace, String content) {
        return sshKeygen(file.getParent(), content, "-Y", "sign", "-q", "-n", namespace, "-f", file.toString());
    }

    static String sshKeygen(Path folder, String input, String... arguments) {
        Programs.assume("ssh-keygen");
        try {
            List<String> command = new ArrayList<>(List.of("ssh-keygen"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
