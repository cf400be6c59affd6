package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {
    @TempDir
    Path folder;

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static Finding of(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class TheKernel {
        private Finding found(String subject) {
            return of(new KernelCheck(folder).findings(), subject);
        }

        private void cgroups(String... types) throws IOException {
            StringBuilder mounts = new StringBuilder("proc /proc proc rw 0 0\n");
            for (String type : types) {
                Files.createDirectories(folder.resolve("sys/fs/" + type));
                mounts.append(type + " /sys/fs/" + type + " " + type + " rw 0 0\n");
            }
            write("proc/mounts", mounts.toString());
        }

        @Test
        void theLayoutOfCgroupsIsTold() throws IOException {
            cgroups("cgroup2");
            assertThat(found("cgroups")).isEqualTo(Finding.good("cgroups", "v2"));
            cgroups("cgroup");
            assertThat(found("cgroups").words()).isEqualTo("v1");
            cgroups("cgroup", "cgroup2");
            assertThat(found("cgroups").words()).isEqualTo("hybrid (v1 and v2)");
        }

        @Test
        void withoutCgroupsLimitsAreNotEnforced() throws IOException {
            cgroups();

            assertThat(found("cgroups").grade()).isEqualTo(Finding.Grade.WEAK);
            assertThat(found("cgroups").remedy()).startsWith("mount one: ");
        }

        @Test
        void fewWatchesOrFilesAreWeak() throws IOException {
            write("proc/sys/fs/inotify/max_user_watches", "100\n");
            write("proc/sys/fs/inotify/max_user_instances", "128\n");
            write(
                    "proc/self/limits",
                    "Max open files            256                  512                  files     \n");

            assertThat(found("inotify").words()).isEqualTo("100 watches, 128 instances: fewer than 8192 are few");
            assertThat(found("files").words()).isEqualTo("512 open files: fewer than 1024 are few");
        }

        @Test
        void enoughOrUnlimitedIsGood() throws IOException {
            write("proc/sys/fs/inotify/max_user_watches", "8192\n");
            write(
                    "proc/self/limits",
                    "Max open files            1024                 unlimited            files     \n");

            assertThat(found("inotify")).isEqualTo(Finding.good("inotify", "8192 watches, instances not known"));
            assertThat(found("files")).isEqualTo(Finding.good("files", "any number of open files"));
        }
    }

    @Nested
    class Programs {
        private Path program(String file, String text) throws IOException {
            return Files.setPosixFilePermissions(write(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        @Test
        void theLauncherMustBeThereAndRun() throws IOException {
            Path good = program("good", "#!/bin/sh\nexit 0\n");
            Path alien = program("alien", "\u007fELF of another machine");

            assertThat(launcher(good)).isEqualTo(Finding.good("launcher", good + " runs"));
            assertThat(launcher(alien).grade()).isEqualTo(Finding.Grade.BAD);
            assertThat(launcher(folder.resolve("none")).grade()).isEqualTo(Finding.Grade.WEAK);
        }

        private Finding launcher(Path place) {
            return of(new ToolCheck("", place, "17").findings(), "launcher");
        }

        @Test
        void aToolThatIsNotOnThePathIsNamedWithItsPackage() throws IOException {
            program("bin/git", "");
            List<Finding> findings = new ToolCheck("x:" + folder + "/bin", folder, "17").findings();

            assertThat(of(findings, "git")).isEqualTo(Finding.good("git", folder + "/bin/git"));
            assertThat(of(findings, "curl").remedy()).isEqualTo("apt-get install curl");
        }
    }

    @Nested
    class Places {
        private String doctor(int code, String... lines) throws IOException {
            Path config = write("c.yaml", String.join("\n", lines) + "\n");
            Screen screen = new Screen(folder, Samples.NOW);
            assertThat(screen.run("doctor", "--config", config.toString())).isEqualTo(code);
            return screen.out();
        }

        @Test
        void aHostThatLacksNothingImportantIsWell() throws IOException {
            GitRepo.withWorkTree(folder.resolve("repo")).commit("web.service", "[Service]\nExecStart=/bin/web\n");

            assertThat(doctor(
                            0,
                            "repo_path: repo",
                            "socket_path: " + folder + "/s",
                            "state_file: " + folder + "/state",
                            "log_dir: log",
                            "runtime_dir: run"))
                    .contains("✓ repository     " + folder + "/repo, branch main\n")
                    .contains("! daemon         nothing listens on " + folder
                            + "/s\n    help: start one with: gitproc daemon\n");
        }

        @Test
        void aMissingRepositoryIsBadWithTheCommandThatMakesIt() throws IOException {
            assertThat(doctor(1, "repo_path: none"))
                    .contains("✗ repository     there is none in " + folder + "/none\n")
                    .contains("    help: make one: gitproc init --repo " + folder + "/none\n");
        }

        @Test
        void aConfigurationThatIsWrongIsOneOfTheFindings() throws IOException {
            assertThat(doctor(1, "brnach: x"))
                    .contains("✗ configuration  ")
                    .contains("unknown key brnach\n    help: did you mean branch?\n")
                    .contains("✓ java           ");
        }

        @Test
        void programsGetAnArray() throws IOException {
            Screen screen = new Screen(folder, Samples.NOW);
            screen.run("doctor", "-o", "json");

            assertThat(screen.out())
                    .startsWith("[{\"subject\":\"java\",\"grade\":\"good\",\"message\":\"")
                    .contains(
                            "{\"subject\":\"clock\",\"grade\":\"good\",\"message\":\"2026-11-22T20:36:01Z\",\"hint\":\"\"}");
        }
    }
}
