package io.daifa.desk;

import io.daifa.kernel.StuckInstances;
import io.daifa.kernel.StuckInstances.Stuck;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** What does not go on by itself, for the process's administrators. */
@Controller
class StuckPage {

    private static final int MOST = 100;

    private final StuckInstances instances;
    private final Wordings wordings;

    StuckPage(StuckInstances instances, Wordings wordings) {
        this.instances = instances;
        this.wordings = wordings;
    }

    /** One thing that is stuck, as a row of the table. */
    record Row(
            String kind,
            String process,
            @Nullable UUID about,
            @Nullable String instance,
            @Nullable String element,
            @Nullable String detail,
            String since) {

        static Row of(Stuck stuck, Wording wording) {
            return new Row(
                    wording.word("stuckKind", stuck.kind()),
                    stuck.process(),
                    stuck.businessKey(),
                    stuck.instance(),
                    stuck.element(),
                    stuck.detail(),
                    wording.at(stuck.since()));
        }
    }

    @GetMapping("/desk/stuck")
    String show(Authentication user, Locale language, Model model) {
        if (!Allowed.to(user).operate()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var wording = wordings.in(language);
        var found = instances.all(MOST);
        model.addAttribute(
                "rows",
                found.stuck().stream().map(stuck -> Row.of(stuck, wording)).toList());
        model.addAttribute("waits", found.waits());
        model.addAttribute("whole", found.whole());
        return "desk/stuck";
    }
}
