package io.gitproc.reconciler.source;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit may know of the machine: nothing but the time.
 *
 * <p>Its own reader starts a {@code git} process to find the system's configuration, and reads and writes the user's. A
 * daemon must do the same thing whoever starts it.
 */
public final class GitSystemReader extends SystemReader {
    private static final int MIB = 1024 * 1024;

    private GitSystemReader() {
        setPlatformChecker();
    }

    /** Makes it the reader of this process, and bounds JGit's caches, which are as global. */
    public static void install() {
        SystemReader.setInstance(new GitSystemReader());
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setPackedGitLimit(4L * MIB);
        cache.setDeltaBaseCacheLimit(2 * MIB);
        cache.setStreamFileThreshold(8 * MIB);
        cache.install();
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public @Nullable String getProperty(String key) {
        return System.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @SuppressWarnings("deprecation")
    @Override
    public long getCurrentTime() {
        return now().toEpochMilli();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @SuppressWarnings("deprecation")
    @Override
    public int getTimezone(long when) {
        return 0;
    }

    @Override
    public ZoneOffset getTimeZoneAt(Instant when) {
        return ZoneOffset.UTC;
    }

    @Override
    public ZoneId getTimeZoneId() {
        return ZoneOffset.UTC;
    }

    /** Says one thing, and is never written. */
    private static final class NoConfig extends FileBasedConfig {
        private static final long TIMESTAMP_RESOLUTION_NANOS =
                Duration.ofMillis(10).toNanos();

        NoConfig(@Nullable Config parent, FS fs) {
            super(parent, new File("/dev/null"), fs);
            // What a person decided must outlive a loss of power, unless the repository says otherwise.
            setBoolean("core", null, "fsyncobjectfiles", true);
            setBoolean("core", null, "fsyncreffiles", true);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        /**
         * JGit asks here how exact the times of files are, and else finds out by writing probe files into the repository.
         * A kernel tick is 4 ms; what is changed within one still shows by its inode.
         */
        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(TIMESTAMP_RESOLUTION_NANOS, TimeUnit.NANOSECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
