package io.daifa.desk;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.shipment.PastedNumbers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where staff paste numbers of many supplier orders: first a look at what would become of them, then they are registered. */
@Controller
@RequestMapping("/desk/numbers")
class NumbersPage {

    private static final String VIEW = "desk/numbers";

    private final PastedNumbers numbers;
    private final Wordings wordings;

    NumbersPage(PastedNumbers numbers, Wordings wordings) {
        this.numbers = numbers;
        this.wordings = wordings;
    }

    @GetMapping
    String show(Authentication user, Model model) {
        require(user);
        model.addAttribute("numbers", "");
        return VIEW;
    }

    @PostMapping
    String take(
            @RequestParam String numbers,
            @RequestParam(name = "do") String what,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        require(user);
        var wording = wordings.in(language);
        var onlyLook = !what.equals("register");
        try {
            var rows = PastedRows.of(this.numbers.take(numbers, null, onlyLook, Actor.staff(user.getName())), wording);
            model.addAttribute("rows", rows);
            model.addAttribute("looked", onlyLook);
            model.addAttribute("numbers", onlyLook ? numbers : rows.left());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute(
                    "failed", refusal.problems().stream().map(wording::problem).toList());
            model.addAttribute("numbers", numbers);
        }
        return VIEW;
    }

    private static void require(Authentication user) {
        if (!Allowed.to(user).numbers()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
