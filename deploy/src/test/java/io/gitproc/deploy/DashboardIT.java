package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static io.gitproc.deploy.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\"> & \u202egnihtyna";
    private static final String MISSING = "s/nothing";
    private static final String SECRET = "hunter2-must-not-be-seen";

    private Playground playground;
    private Browser browser;
    private String origin;
    private String commit;

    @BeforeAll
    void open() {
        if (!Browser.isHere()) {
            System.err.println(
                    "NO BROWSER: DashboardIT is skipped; to have it: apt-get install chromium chromium-driver");
        }
        Assumptions.assumeTrue(Browser.isHere(), "no chromium and chromedriver");
        playground = Playground.quiet();
        playground.showDashboard("dashboard_logs: true");
        playground.startDaemon();
        origin = playground.dashboard();
        shop();
        browser = Browser.open().sized(1280, 900);
    }

    /** Something of everything that a page can show. */
    private void shop() {
        unit(
                "db",
                "Keeps the orders",
                "/bin/sh -c 'while :; do echo checkpoint; sleep 1; done'",
                "MemoryMax=64M\n" + "Environment=PASSWORD=" + SECRET + " PORT=1");
        unit(
                "web",
                "Serves the shop",
                "/bin/sleep 1000",
                "Restart=always\nHealthCheckURL=exec:///bin/true\nHealthCheckInterval=1s");
        unit("cron", "Cleans up", "/bin/sleep 1000", "");
        unit("mail", HOSTILE, "/bin/sh -c 'echo \"<b>bold</b>\"; exit 3'", "Restart=on-failure\nRestartSec=1h");
        playground.work().push("Open the shop");
        playground.settle();
        unit(
                "db",
                "Keeps the orders",
                "/bin/sh -c 'while :; do echo checkpoint; sleep 1; done'",
                "MemoryMax=96M\n" + "Environment=PASSWORD=" + SECRET + " PORT=1");
        commit = playground.work().push("Give it " + HOSTILE);
        playground.settle();
        playground.done("stop", "cron", "-m", "taking stock");
        playground.work().write("broken.service", "[Service]\nExecStrat=/bin/true\n");
        playground.work().push("Break one");
        playground.settle();
        playground.awaitState("mail", "backoff");
    }

    private void unit(String name, String description, String command, String more) {
        playground
                .work()
                .write(
                        name + ".service",
                        "[Unit]\nDescription=" + description + "\n" + (name.equals("db") ? "" : "After=db.service\n")
                                + "[Service]\nExecStart=" + command + "\n" + more + "\n");
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (playground != null) {
            playground.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.preferring("light").sized(1280, 900);
        browser.console();
        browser.requests();
    }

    @Test
    void theFirstPageTellsHowTheHostStands() {
        browser.visit(origin);

        assertThat(browser.text(".banner h1")).contains("Degraded");
        assertThat(browser.text(".banner")).contains("units well", "Partial");
        assertThat(browser.texts(".attention li > a")).containsExactly("broken", "mail", "cron");
        assertThat(browser.texts(".services tbody th a")).contains("db", "web", "cron", "mail", "broken");
        assertThat(browser.text(".attention")).contains("stopped by", "taking stock", "gitproc release cron");
        eventually(() -> assertThat(browser.text("[data-live]")).isEqualTo("live"));
    }

    @Test
    void aPushIsSeenWithoutAReload() {
        browser.visit(origin);
        eventually(() -> assertThat(browser.text("[data-live]")).isEqualTo("live"));
        browser.ask("window.mark = 'the same page'");
        unit("fresh", "Just pushed", "/bin/sleep 1001", "");
        playground.work().push("Add a fresh one");

        within(
                Duration.ofSeconds(5),
                () -> assertThat(browser.texts(".services tbody th a")).contains("fresh"));
        eventually(() ->
                assertThat(browser.text(".services tr:has(a[href='/s/fresh'])")).contains("running"));
        assertThat(browser.text("[data-patch=history]")).contains("Add a fresh one");
        assertThat(browser.ask("window.mark")).isEqualTo("the same page");
    }

    /** What it would ask for never comes, so that all it puts in is what it was told. */
    @Test
    void anAnswerToACheckIsPutIntoItsRowAlone() {
        browser.visit(origin);
        eventually(() -> assertThat(browser.text("[data-live]")).isEqualTo("live"));
        browser.ask("(() => { window.fetch = () => new Promise(() => {}); window.patched = 0;"
                + "new MutationObserver(() => { window.patched++; }).observe("
                + "document.querySelector('.services tr:has(a[href=\"/s/web\"])'),"
                + "{subtree: true, childList: true, characterData: true}) })()");

        eventually(() -> assertThat((Long) browser.ask("window.patched")).isGreaterThan(2));
    }

    @Test
    void aUnitTellsWhatItsChecksAnsweredAndWhatItsStartWaitedFor() {
        browser.visit(origin + "s/web");

        eventually(() -> assertThat(browser.text("[data-patch=checks]")).contains("exit 0", " ms"));
        assertThat(browser.texts("[data-patch=chain] th a")).containsExactly("web", "db");
    }

    @Test
    void whatIsTypedFiltersAndStaysWhileTheHostChanges() {
        browser.visit(origin);
        browser.type("input[name=q]", "shop");

        eventually(() -> assertThat(browser.texts(".services tbody th a")).containsExactly("web"));
        assertThat(browser.address()).endsWith("?q=shop");
        playground.done("restart", "db");
        eventually(() -> assertThat(browser.text("[data-patch=events]")).contains("asked by"));
        assertThat(browser.texts(".services tbody th a")).containsExactly("web");
        assertThat(browser.ask("document.activeElement.name")).isEqualTo("q");
        browser.visit(origin + "?state=held");
        assertThat(browser.texts(".services tbody th a")).containsExactly("cron");
    }

    @Test
    void whatPeopleWriteStaysText() {
        for (String page : pages().values()) {
            browser.visit(origin + page);

            assertThat(browser.title()).endsWith("GitProc");
            assertThat(browser.ask("document.images.length")).isEqualTo(0L);
            assertThat(browser.ask("document.querySelectorAll('main b b, .log b').length"))
                    .isEqualTo(0L);
            assertThat(String.valueOf(browser.ask("document.documentElement.innerHTML")))
                    .doesNotContain("\u202e", SECRET);
        }
        browser.visit(origin + "c/" + commit);
        assertThat(browser.text(".banner")).contains("<img src=x onerror=");
        browser.visit(origin + "s/mail");
        assertThat(browser.text(".log")).contains("<b>bold</b>");
    }

    @Test
    void aUnitIsShownWithWhoWroteEachLineAndItsSecretsHidden() {
        browser.visit(origin + "s/db");

        assertThat(browser.text(".blame")).contains("MemoryMax=96M", "Ann Onymous", "Environment=•••");
        assertThat(browser.text("[data-patch=text]"))
                .contains("PASSWORD", "PORT")
                .doesNotContain(SECRET);
        assertThat(browser.texts("[data-patch=near] li a")).contains("web", "cron");
        eventually(() -> assertThat(browser.text(".log")).contains("checkpoint"));
        assertThat((Long) browser.ask("document.querySelector('.blame tbody tr:last-child').offsetHeight"))
                .as("a line of text is a line")
                .isLessThan(30);
        browser.click("[data-patch=versions] summary");
        assertThat(browser.text(".diff .del")).contains("MemoryMax=64M");
    }

    @Test
    void aCommitIsShownWithWhatItWouldDoNow() {
        browser.visit(origin + "c/" + commit);

        assertThat(browser.text(".diff .add")).contains("+MemoryMax=96M");
        assertThat(browser.text("details summary")).contains("db", "adjusts", "MemoryMax");
        assertThat(browser.text("[data-patch=events]")).contains("MemoryMax");
        assertThat(browser.text("[data-patch=outcomes]")).contains("db", "adjusts", "adjust");
    }

    @Test
    void nothingLeavesTheHostAndNothingIsWrong() {
        pages().values().stream().filter(page -> !page.equals(MISSING)).forEach(page -> browser.visit(origin + page));

        assertThat(browser.requests())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(origin));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void withoutAScriptThePageIsWholeToo() {
        Programs.assume("curl");
        Finished page = Finished.run(playground.folder(), List.of("curl", "-s", origin));

        assertThat(page.out()).contains("Needs attention", "Break one", "href=\"/s/web\"", "http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void nobodyIsKeptOut(String scheme) {
        browser.preferring(scheme);
        pages().forEach((name, page) -> {
            browser.visit(origin + page);
            eventually(() -> assertThat(browser.text("[data-live]")).isEqualTo("live"));

            assertThat(browser.barriers()).as(name + " " + scheme).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "320, light"})
    void eachPageFitsTheWindow(int width, String scheme) {
        browser.preferring(scheme).sized(width, 900);
        pages().forEach((name, page) -> {
            browser.visit(origin + page);
            eventually(() -> assertThat(browser.text("[data-live]")).isEqualTo("live"));

            browser.screenshot(name + "-" + width + (scheme.equals("dark") ? "-dark" : ""));
            assertThat(browser.ask("document.documentElement.scrollWidth"))
                    .as(name + " at " + width)
                    .isEqualTo((long) width);
        });
    }

    private Map<String, String> pages() {
        return Map.of("home", "", "unit", "s/db", "failing", "s/mail", "commit", "c/" + commit, "missing", MISSING);
    }
}
