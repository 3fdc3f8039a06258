package io.daifa.story;

import java.util.HashMap;
import java.util.Map;

/** A customer at the page of a case. */
public final class CustomerAtCase {

    private final Browser browser;
    private final String path;

    CustomerAtCase(Browser browser, String path) {
        this.browser = browser;
        this.path = path;
    }

    /** The page. */
    public Browser.Page page() {
        return browser.get(path);
    }

    /** Sends that form, with these fields. */
    public Browser.Page answers(String answer, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("answer", answer);
        return browser.submit(path, form);
    }
}
