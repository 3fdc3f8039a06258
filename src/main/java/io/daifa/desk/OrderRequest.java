package io.daifa.desk;

import io.daifa.kernel.Actor;
import io.daifa.order.Order;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.ModelMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a member of staff asks of an order at its page.
 *
 * @param typed what was typed, by the fields' names
 * @param flash what the next page is told
 */
record OrderRequest(
        Order order,
        Map<String, String> typed,
        Authentication user,
        Locale language,
        ModelMap model,
        Map<String, Object> flash,
        HttpServletResponse response) {

    /** Who asks. */
    Actor by() {
        return Actor.staff(user.getName());
    }

    /** What the one who asks may do. */
    Allowed allowed() {
        return Allowed.to(user);
    }

    /** What was typed into that field, as it was typed. */
    @Nullable
    String typed(String field) {
        return typed.get(field);
    }

    /** The words in that field; null for none. */
    @Nullable
    String words(String field) {
        return Typed.words(typed.get(field));
    }

    /** The order's page, which says that this is done. */
    String done(String text) {
        flash.put("done", text);
        return page();
    }

    /** The order's page once more. */
    String page() {
        return "redirect:/desk/orders/" + order.id();
    }

    /** Answers that it is forbidden, unless it is allowed. */
    static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
