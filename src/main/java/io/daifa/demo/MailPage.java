package io.daifa.demo;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Shows the mails of the demo. A mail's HTML stands in a frame that may run nothing and whose links open beside it. */
@Controller
@Profile("demo")
class MailPage {

    private static final String POLICY = "Content-Security-Policy";
    private static final String AROUND =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String INSIDE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final String LINKS_BESIDE = "<base target=\"_blank\">";

    private final DemoMails mails;
    private final Moments moments;

    MailPage(DemoMails mails, Moments moments) {
        this.mails = mails;
        this.moments = moments;
    }

    @GetMapping("/demo/mail")
    String list(Model model) {
        model.addAttribute("mails", mails.all());
        model.addAttribute("moments", moments);
        return "demo/mails";
    }

    @GetMapping("/demo/mail/{id:\\d{1,10}}")
    String show(@PathVariable long id, HttpServletResponse response, Model model) {
        model.addAttribute("mail", existing(id));
        model.addAttribute("moments", moments);
        response.setHeader(POLICY, AROUND);
        return "demo/mail";
    }

    @GetMapping(path = "/demo/mail/{id:\\d{1,10}}/html", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    byte[] html(@PathVariable long id, HttpServletResponse response) {
        var html = existing(id).html();
        if (html == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader(POLICY, INSIDE);
        response.setContentType("text/html;charset=UTF-8");
        return linksBeside(html).getBytes(StandardCharsets.UTF_8);
    }

    static String linksBeside(String html) {
        var head = HEAD.matcher(html);
        return head.find()
                ? html.substring(0, head.end()) + LINKS_BESIDE + html.substring(head.end())
                : LINKS_BESIDE + html;
    }

    private DemoMails.Letter existing(long id) {
        return mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
