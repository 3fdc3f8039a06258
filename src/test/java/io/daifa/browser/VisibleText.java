package io.daifa.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page shows to read: texts, placeholders and tips of what is visible. */
final class VisibleText {

    private static final String COLLECT = """
            () => {
              const texts = [];
              const seen = element => element && element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})
                && element.getClientRects().length > 0;
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const node = walker.currentNode;
                if (node.data.trim() && !node.parentElement.closest('script, style, template') && seen(node.parentElement)) {
                  texts.push(node.data.trim());
                }
              }
              for (const element of document.querySelectorAll('[placeholder], [title]')) {
                if (seen(element)) {
                  texts.push(element.getAttribute('placeholder') ?? '', element.getAttribute('title') ?? '');
                }
              }
              return texts.filter(text => text);
            }
            """;

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z']+");

    /** Numbers, names and addresses: no language's words. */
    private static final Pattern NAMES = Pattern.compile(
            "(?i)\\S+@\\S+" // a mail address
                    + "|https?://\\S+|/[a-z0-9/._-]+" // a link
                    + "|[a-z_-]*\\d[\\w.-]*" // a number with letters: DEMO_001-A, SF1234567890, v7.24.0
                    + "|[a-z]+(-[a-z]+)+" // an id: order-desk, dropship-order
                    + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Names and the trade's own abbreviations, which Chinese staff read as they are. */
    private static final Set<String> KNOWN = Set.of(
            "daifa",
            "demo",
            "shop",
            "camunda",
            "platform",
            "bpmn",
            "io",
            "sku",
            "id",
            "utc",
            "english",
            "url",
            "csv",
            "xlsx",
            "cny",
            "web",
            "gmt",
            "asia",
            "shanghai");

    /** Ids that are one word: the demo's users, and a process. */
    private static final Set<String> IDS = Set.of("admin", "aftersales", "logistics", "purchasing", "refund");

    private VisibleText() {}

    /** The texts of that page that have a word in English. */
    @SuppressWarnings("unchecked")
    static List<String> inEnglish(Page page) {
        return ((List<String>) page.evaluate(COLLECT))
                .stream().filter(VisibleText::isEnglish).distinct().toList();
    }

    private static boolean isEnglish(String text) {
        return WORD.matcher(NAMES.matcher(text).replaceAll(" "))
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .anyMatch(word -> !KNOWN.contains(word) && !IDS.contains(word));
    }
}
