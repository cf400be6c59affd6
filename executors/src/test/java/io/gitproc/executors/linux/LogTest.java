package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.Launch.Credentials;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From what a service writes to the lines of its log: each once, in order, whatever happens to the file meanwhile. */
class LogTest extends RealTest {
    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z";
    private static final Pattern LINE = Pattern.compile("(" + TIME + ") ([0-9a-f]{8}) ([oeOE-]) (.*)");
    private static final Pattern DROPPED = Pattern.compile("-- ([0-9]+) lines \\([0-9]+ KB\\) dropped: (.*) --");

    @Test
    void theTwoStreamsAreToldApartWithTimeAndInvocation() throws Exception {
        outputOf("echo out; sh -c 'echo err >&2'; printf open");

        assertThat(lines()).allMatch(line -> line.matches(TIME + " 00000000 [oe] .*"));
        assertThat(lines().stream().map(LogTest::streamAndText)).containsExactlyInAnyOrder("o out", "e err", "o open");
    }

    @Test
    void everyLineIsThereOnceAcrossRotations() throws Exception {
        runToTheEnd("exec seq 1 200000", "log_max=500000", "log_files=99");

        assertThat(texts()).isEqualTo(numbers(200_000));
        assertThat(files()).hasSizeGreaterThan(10).allMatch(file -> size(file) <= 500_000);
    }

    @Test
    void onlySoManyRotatedFilesAreKept() throws Exception {
        Files.createFile(rotated(4));
        runToTheEnd("exec seq 1 50000", "log_max=100000", "log_files=3");

        assertThat(files()).hasSize(4).doesNotContain(rotated(4));
        assertThat(texts()).endsWith("49999", "50000");
    }

    @Test
    void aLogWithoutRotatedFilesBeginsAgain() throws Exception {
        runToTheEnd("exec seq 1 50000", "log_max=100000", "log_files=0");

        assertThat(files()).hasSize(1).allMatch(file -> size(file) <= 100_000);
        assertThat(texts()).endsWith("49999", "50000");
    }

    @Test
    void aLinkInPlaceOfARotatedFileIsReplacedAndNotFollowed() throws Exception {
        Path victim = Files.writeString(world().folder().resolve("victim"), "precious");
        Files.createSymbolicLink(rotated(1), victim);
        runToTheEnd("exec seq 1 5000", "log_max=200000", "log_files=5");

        assertThat(victim).hasContent("precious");
        assertThat(texts(List.of(rotated(1)))).startsWith("1", "2");
    }

    @Test
    void aPipeInPlaceOfTheLogIsRefused() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", world().logFile(WEB).toString())
                        .start()
                        .waitFor())
                .isZero();
        start(WEB, "echo x");

        Look look = awaitEnd(WEB);
        assertThat(field(look, Records.EXIT, "code")).isEqualTo("209");
        assertThat(field(look, Records.EXIT, "subject"))
                .isEqualTo(world().logFile(WEB).toString());
    }

    @Test
    void aLongLineIsCutIntoPiecesThatSayThatTheyGoOn() throws Exception {
        outputOf("head -c 150000 /dev/zero | tr '\\0' x; echo; echo short");

        assertThat(lines().stream().map(line -> line.substring(37, 38))).containsExactly("O", "O", "o", "o");
        assertThat(String.join("", texts())).isEqualTo("x".repeat(150_000) + "short");
    }

    @Test
    void bytesThatAreNoTextAreKept() throws Exception {
        start(WEB, "printf 'a\\0b\\377\\033[31m\\n'");
        awaitEnd(WEB);

        byte[] log = Files.readAllBytes(world().logFile(WEB));
        assertThat(new String(log, StandardCharsets.ISO_8859_1)).endsWith(" o a\0b\u00ff\u001b[31m\n");
    }

    @Test
    void aLogThatIsTakenAwayIsMadeAgain() throws Exception {
        Path ready = world().pipe("ready");
        Path log = world().logFile(WEB);
        start(WEB, "echo before; cat " + ready + "; until [ -e " + log + " ]; do echo waiting; done; echo after");
        awaitStart(WEB);
        Files.move(log, world().folder().resolve("taken"));
        Files.writeString(ready, "");
        awaitEnd(WEB);

        assertThat(texts()).endsWith("after");
    }

    @Test
    void aServiceOfAnotherUserCanOpenItsStandardOutput() throws Exception {
        assumeRoot();

        String seen = outputOf("echo x > /dev/stdout", as(new Credentials(65534, 65534, List.of())));

        assertThat(seen).isEqualTo("x\n");
    }

    @Test
    void theLogBelongsToTheGroupThatWasAskedFor() throws Exception {
        assumeRoot();
        runToTheEnd("echo x", "log_group=4242");

        assertThat(Files.getAttribute(world().logFile(WEB), "unix:gid")).isEqualTo(4242);
        assertThat(Files.getAttribute(world().logFile(WEB), "unix:mode")).isEqualTo(0100640);
    }

    @Test
    void aDaemonThatIsKilledCostsNoLineAndNoSignal() throws Exception {
        Path ready = world().pipe("ready");
        write("echo > " + ready + "; trap 'echo broken >&2' PIPE; exec seq 1 200000", "log_files=99");
        Process daemon =
                new ProcessBuilder("sh", "-c", "\"$@\" & wait", "sh", RealWorld.LAUNCHER.toString(), folder()).start();
        Files.readString(ready);
        daemon.destroyForcibly().waitFor(); // SIGKILL
        Look look = awaitEnd(WEB);

        assertThat(field(look, Records.EXIT, "code")).isEqualTo("0");
        assertThat(texts()).isEqualTo(numbers(200_000));
    }

    @Test
    void aFloodKeepsNeitherTheExitRecordNorASignalWaiting() throws Exception {
        Path ready = world().pipe("ready");
        start(WEB, "(trap '' TERM; exec yes) & trap 'exit 3' TERM; echo > " + ready + "; while :; do :; done");
        Files.readString(ready);
        kernel().signal(WEB, Signal.TERM);
        Look look = world().await(WEB, now -> now.records().containsKey(Records.EXIT));
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(field(look, Records.EXIT, "code")).isEqualTo("3");
    }

    @Test
    void aKillLosesNoLineThatWasWrittenBefore() throws Exception {
        Path ready = world().pipe("ready");
        start(WEB, "seq 1 5000; echo > " + ready + "; exec sleep 1000");
        Files.readString(ready);
        awaitStart(WEB); // Before that, a kill takes the launcher too.
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(texts()).isEqualTo(numbers(5000));
    }

    @Test
    void aFullDiskDropsCountsSaysAndHealsWhileTheServiceGoesOn() throws Exception {
        assumeRoot();
        try (SmallDisk disk = SmallDisk.mount(world().settings().logDirectory())) {
            Path full = world().pipe("full");
            Path healed = world().pipe("healed");
            Files.write(disk.folder().resolve("ballast"), new byte[900_000]);
            String until = "until grep -q 'dropped' " + world().logFile(WEB) + "; do echo more; done";
            start(WEB, "seq 1 100000; echo > " + full + "; cat " + healed + "; " + until + "; echo last");
            Files.readString(full); // 4 MB were written to a disk with less than 150 KB of room, and nobody waited.
            Files.delete(disk.folder().resolve("ballast"));
            Files.writeString(healed, "");
            Look look = awaitEnd(WEB);

            assertThat(field(look, Records.EXIT, "code")).isEqualTo("0");
            assertOneGapThatIsCounted(
                    texts().stream().filter(text -> !text.equals("more")).toList());
        }
    }

    /** Numbers up to 100000, then {@code last}; what is missing is said where it is missing. */
    private static void assertOneGapThatIsCounted(List<String> texts) {
        int gap = IntStream.range(0, texts.size())
                .filter(at -> DROPPED.matcher(texts.get(at)).matches())
                .findFirst()
                .orElseThrow();
        Matcher words = DROPPED.matcher(texts.get(gap));
        assertThat(words.matches()).isTrue();
        assertThat(words.group(2)).isEqualTo("no space left on device");
        assertThat(texts.subList(0, gap)).isEqualTo(numbers(gap));
        assertThat(texts).endsWith("last");
        int kept = (int) texts.stream().filter(text -> text.matches("[0-9]+")).count();
        assertThat(Integer.parseInt(words.group(1))).isGreaterThanOrEqualTo(100_000 - kept);
    }

    @Test
    void aServiceStartsOnAFullDisk() throws Exception {
        assumeRoot();
        try (SmallDisk disk = SmallDisk.mount(world().settings().logDirectory())) {
            disk.fill();
            start(WEB, "echo x; exit 7");

            assertThat(field(awaitEnd(WEB), Records.EXIT, "code")).isEqualTo("7");
        }
    }

    /** Runs a script under a launcher of its own, with orders that the daemon does not send. */
    private void runToTheEnd(String script, String... orders) throws Exception {
        write(script, orders);
        assertThat(launch().waitFor()).isZero();
    }

    private void write(String script, String... orders) throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        LogFile log = new LogFile(world().logFile(WEB), OptionalLong.empty());
        Placement placement = new Placement(List.of(), List.of(), PidNamespaces.Way.NONE, Path.of("/nowhere"));
        Stream<String> usual = Stream.of(
                        Orders.of(running(script, PLAIN), placement, log).split("\0"))
                .filter(order -> !order.startsWith("log_"));
        String text = Stream.concat(usual, Stream.of(orders)).collect(Collectors.joining("\0", "", "\0"));
        kernel().write(WEB, Records.ORDERS, text);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(RealWorld.LAUNCHER.toString(), folder()).start();
    }

    private String folder() {
        return world().settings().runtimeDirectory().resolve(WEB.toString()).toString();
    }

    private Path rotated(int number) {
        return Path.of(world().logFile(WEB) + "." + number);
    }

    /** Of the log, the oldest one first. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(world().settings().logDirectory())) {
            return files.filter(file -> file.getFileName().toString().startsWith("web0.log"))
                    .sorted((a, b) -> number(b) - number(a))
                    .toList();
        }
    }

    private static int number(Path file) {
        String suffix = file.toString().substring(file.toString().lastIndexOf('.') + 1);
        return suffix.equals("log") ? 0 : Integer.parseInt(suffix);
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(world().logFile(WEB), StandardCharsets.ISO_8859_1);
    }

    private List<String> texts() throws IOException {
        return texts(files());
    }

    private static List<String> texts(List<Path> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file, StandardCharsets.ISO_8859_1).forEach(line -> texts.add(text(line)));
        }
        return texts;
    }

    private static String text(String line) {
        return streamAndText(line).substring(2);
    }

    private static String streamAndText(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        return parts.group(3) + " " + parts.group(4);
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    /** One mebibyte in memory, mounted over a folder. */
    private record SmallDisk(Path folder) implements AutoCloseable {
        static SmallDisk mount(Path folder) throws Exception {
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "gitproc-test", folder.toString()) == 0;
            assumeTrue(mounted, "NOT TESTED: a full disk; this system refuses to mount a tmpfs");
            return new SmallDisk(folder);
        }

        void fill() throws IOException {
            Path ballast = folder.resolve("ballast");
            try {
                for (int piece = 0; piece <= 1024; piece++) {
                    Files.write(ballast, new byte[1024], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }

        @Override
        public void close() throws Exception {
            assertThat(run("umount", folder.toString())).isZero();
        }

        private static int run(String... command) throws Exception {
            return new ProcessBuilder(command).start().waitFor();
        }
    }
}
