package io.daifa.desk;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What Daifa is, and the ways in. */
@Controller
class StartPage {

    private final boolean demo;

    StartPage(@Value("${daifa.demo.enabled:false}") boolean demo) {
        this.demo = demo;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("demo", demo);
        return "start";
    }
}
