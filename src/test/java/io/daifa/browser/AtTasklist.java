package io.daifa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A member of staff at Tasklist. */
final class AtTasklist {

    private final Person person;
    private final Page page;

    private AtTasklist(Person person) {
        this.person = person;
        page = person.page();
    }

    /** Logs in. */
    static AtTasklist login(Person person, String user, String password) {
        var page = person.goesTo("/camunda/app/tasklist/default/").page();
        // Its page sometimes never leaves its spinner on a busy machine; a person reloads it, too.
        var name = page.getByPlaceholder("用户名");
        person.reloadsUntil(name);
        // The page takes the focus to its first field when it is ready, in the middle of what is typed before.
        assertThat(name).isFocused();
        name.fill(user);
        page.getByPlaceholder("密码").fill(password);
        assertThat(name).hasValue(user);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        assertThat(name).isHidden();
        return new AtTasklist(person);
    }

    /** Who it is. */
    Person person() {
        return person;
    }

    /** The cards of the list that are about that order, and that task. */
    Locator card(String order, String task) {
        return page.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText("Demo shop " + order))
                .filter(new Locator.FilterOptions().setHasText(task));
    }

    /** Opens the order's task of that name as soon as it is there, and claims it. */
    AtTasklist takes(String order, String task) {
        if (!page.url().contains("/tasklist/")) {
            person.goesTo("/camunda/app/tasklist/default/");
        }
        person.reloadsUntil(card(order, task));
        card(order, task).first().locator("h4 a").click();
        // The form of the task before may still be there.
        assertThat(page.locator(".fjs-container")).containsText("Demo shop " + order);
        var claim = page.locator("[ng-view]")
                .getByText("认领", new Locator.GetByTextOptions().setExact(true))
                .first();
        person.sees(claim.or(page.locator("button[ng-click='complete()']:enabled")));
        if (claim.isVisible()) {
            claim.click();
        }
        assertThat(complete()).isEnabled();
        return this;
    }

    /** The form's field with that label, which has an asterisk where the field is needed. */
    Locator field(String label) {
        return page.locator(".fjs-container")
                .getByLabel(Pattern.compile("^\\s*" + label + "\\s*\\*?\\s*$"))
                .first();
    }

    /** Types into that field. */
    AtTasklist types(String label, String text) {
        field(label).fill(text);
        // What is typed counts a moment later, or when the field is left.
        field(label).blur();
        return this;
    }

    /** Chooses from that field's list. */
    AtTasklist chooses(String label, String option) {
        page.locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator(".fjs-input-group")
                .click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
        return this;
    }

    /** Decides for that radio button. */
    AtTasklist decides(String option) {
        field(option).check();
        return this;
    }

    /** Presses the button and is refused for that reason alone. */
    void isRefused(String reason) {
        complete().click();
        var message = page.locator(".page-notifications .alert-danger .message");
        assertThat(message).hasText(reason);
    }

    /** Closes the message about the refusal. */
    AtTasklist hasReadIt() {
        page.locator(".page-notifications .alert-danger [ng-click^=removeNotification]")
                .click();
        return this;
    }

    /** Presses the button; the task is gone. */
    void completes(String order, String task) {
        complete().click();
        assertThat(card(order, task)).hasCount(0);
        assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
    }

    /** Makes the window as high as the form, and keeps a picture. */
    void keeps(String name) {
        var before = page.viewportSize();
        page.setViewportSize(before.width, 1500);
        person.readsNoEnglish().keepsWindow(name);
        page.setViewportSize(before.width, before.height);
    }

    private Locator complete() {
        return page.locator("button[ng-click='complete()']");
    }
}
