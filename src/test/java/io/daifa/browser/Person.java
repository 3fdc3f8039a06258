package io.daifa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser of their own. */
final class Person implements AutoCloseable {

    /** Longer than anything takes on a machine that does much else. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path TARGET = Path.of("target", "screenshots");
    private static final double FIRST_GLANCE_MILLIS = 1_000;
    private static final double LONGEST_GLANCE_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final int width;
    private final List<String> errors = new ArrayList<>();

    Person(Browser browser, String home, int width, int height, boolean isPhone) {
        this.home = home;
        this.width = width;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(isPhone)
                .setHasTouch(isPhone)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        page.setDefaultNavigationTimeout((double) PATIENCE.toMillis());
        page.onPageError(errors::add);
        page.onResponse(response -> {
            if (response.status() >= 500) {
                errors.add(response.status() + " " + response.url());
            }
        });
    }

    /** The page that this person sees. */
    Page page() {
        return page;
    }

    /** Goes to that page, or to that address. */
    Person goesTo(String path) {
        page.navigate(path.startsWith("http") ? path : home + path);
        return this;
    }

    /** Sees it, sooner or later. */
    void sees(Locator locator) {
        assertThat(locator.first()).isVisible();
    }

    /** Sees that text, sooner or later. */
    void sees(String text) {
        sees(page.getByText(text));
    }

    /** Reloads until it is there; looks longer each time, as a busy machine loads slowly. */
    void reloadsUntil(Locator locator) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var glance = FIRST_GLANCE_MILLIS;
        while (true) {
            try {
                assertThat(locator.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(glance));
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                glance = Math.min(glance * 2, LONGEST_GLANCE_MILLIS);
                page.reload();
            }
        }
    }

    /** Reads all that is visible, and none of it is English. */
    Person readsNoEnglish() {
        org.assertj.core.api.Assertions.assertThat(VisibleText.inEnglish(page))
                .as(page.url())
                .isEmpty();
        return this;
    }

    /** Keeps a picture of the whole page: {@code <name>.zh.<width>.png}. */
    void keeps(String name) {
        keeps(folder(), name, true);
    }

    /** Keeps a picture of what is in the window. */
    void keepsWindow(String name) {
        keeps(folder(), name, false);
    }

    /** Keeps a picture of what is in the window when something fails: never among those of the documentation. */
    void keepsFailure(String name) {
        keeps(TARGET, name, false);
    }

    private void keeps(Path folder, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".zh." + width + ".png"))
                .setFullPage(whole));
    }

    private static Path folder() {
        return "docs".equals(System.getProperty("daifa.screenshots")) ? Path.of("docs", "screenshots") : TARGET;
    }

    /** Errors of the pages' scripts, and of the server. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        context.close();
    }
}
