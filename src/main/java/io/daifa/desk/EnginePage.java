package io.daifa.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What is true about the engine's release, and what is done about it; Admin's first page leads here. */
@Controller
class EnginePage {

    @GetMapping("/desk/engine")
    String show() {
        return "desk/engine";
    }
}
