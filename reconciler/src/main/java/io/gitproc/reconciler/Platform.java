package io.gitproc.reconciler;

import io.gitproc.executors.Executor;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.executors.linux.KernelSettings;
import io.gitproc.executors.linux.LinuxKernel;
import io.gitproc.executors.linux.LoginUser;
import io.gitproc.executors.portable.PortableExecutor;
import io.gitproc.executors.portable.PortableKernel;
import io.gitproc.executors.portable.PortableSettings;
import io.gitproc.reconciler.config.KernelChoice;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.os.FailPoint;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the services of this host run on.
 *
 * @param kernel holds them
 * @param executor says what it can be asked for
 * @param logins who logged in behind a connection, when that can be told
 */
record Platform(Kernel kernel, Executor executor, Function<SocketChannel, Optional<String>> logins) {

    /**
     * The one that the configuration names, or that fits this host.
     *
     * @param wake called by any thread when the kernel has something to say
     */
    static Platform open(Settings settings, Runnable wake) throws KernelException {
        Platform platform = switch (settings.kernel()) {
            case AUTO -> isLinux() && hasLauncher() ? linux(settings, wake) : portable(settings, wake);
            case LINUX -> linux(settings, wake);
            case PORTABLE -> portable(settings, wake);
        };
        return FailPoint.isOff() ? platform : platform.stepwise();
    }

    private Platform stepwise() {
        return new Platform(new StepwiseKernel(kernel, FailPoint.OF_PROCESS), executor, logins);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    private static boolean hasLauncher() {
        return Files.isExecutable(launcher());
    }

    private static Path launcher() {
        return Path.of(System.getProperty("gitproc.home", "."), "libexec", "gitproc-init");
    }

    private static Platform linux(Settings settings, Runnable wake) throws KernelException {
        if (!hasLauncher()) {
            throw new KernelException(
                    "use kernel: " + KernelChoice.LINUX.word(), launcher().toString(), "no such program");
        }
        PortableKernel.requireNoneRunning(portableSettings(settings));
        KernelSettings places = new KernelSettings(
                launcher(), settings.runtimeDirectory(), settings.logDirectory(), settings.cgroupRoot());
        LoginUser login = new LoginUser();
        return new Platform(LinuxKernel.open(places, wake), new DirectExecutor(System.getenv()), login::behind);
    }

    private static Platform portable(Settings settings, Runnable wake) throws KernelException {
        PortableKernel kernel = PortableKernel.open(portableSettings(settings), wake);
        Executor direct = new DirectExecutor(System.getenv());
        return new Platform(
                kernel, new PortableExecutor(direct, kernel.facts().user()), connection -> Optional.empty());
    }

    private static PortableSettings portableSettings(Settings settings) {
        return new PortableSettings(settings.runtimeDirectory(), settings.logDirectory());
    }
}
