package io.gitproc.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real one, without a screen: Debian's Chromium, with a profile of its own and nothing that it does unasked. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String AXE = "/axe.min.js";
    private static final String SCREENSHOTS = "gitproc.screenshots";

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile) {
        this.profile = profile;
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options(profile));
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    /** Whether this machine has one. */
    static boolean isHere() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser open() {
        try {
            return new Browser(Files.createTempDirectory("gitproc-browser"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChromeOptions options(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        return options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
    }

    /** The size of the window that a person looks through. */
    Browser sized(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** {@code light} or {@code dark}. */
    Browser preferring(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    Browser visit(String address) {
        driver.get(address);
        return this;
    }

    String title() {
        return driver.getTitle();
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** What a person reads there. */
    String text(String css) {
        return String.join("\n", texts(css));
    }

    /** Of each that fits, in one look: the page may change meanwhile. */
    List<String> texts(String css) {
        Object texts = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText)", css);
        return ((List<?>) texts).stream().map(String::valueOf).toList();
    }

    void type(String css, String text) {
        driver.findElement(By.cssSelector(css)).sendKeys(text);
    }

    void click(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    Object ask(String script) {
        return Optional.ofNullable(driver.executeScript("return " + script)).orElse("");
    }

    /** What the console says, since it was last asked for. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that were asked for, since they were last asked for. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .map(Browser::json)
                .map(event -> event.path("message"))
                .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                .map(event -> event.path("params").path("request").path("url").asText())
                .toList();
    }

    /** What axe finds that keeps people out, each with the elements. Source: WCAG 2.2, levels A and AA. */
    List<String> barriers() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                + ".then(found => done(JSON.stringify(found.violations)));");
        List<String> barriers = new ArrayList<>();
        for (JsonNode violation : json(String.valueOf(found))) {
            if (violation.path("impact").asText().matches("serious|critical")) {
                barriers.add(violation.path("id").asText() + " "
                        + violation.path("nodes").findValuesAsText("html"));
            }
        }
        return barriers;
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream(AXE)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the whole page, however long. */
    void screenshot(String name) {
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty(SCREENSHOTS)));
            Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> left = Files.walk(profile)) {
            for (Path path : left.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stillBusy) {
            System.err.println("left " + profile + ": " + stillBusy.getMessage());
        }
    }
}
