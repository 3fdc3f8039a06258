package io.daifa.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The login page of staff's own pages; it logs into the webapps as well. */
@Controller
class DeskLogin {

    static final String START = "/desk";

    // No scheme, no host, no dots, no backslash, no line break: a path below /desk on this server, and its query.
    private static final Pattern LOCAL = Pattern.compile("/desk(/[A-Za-z0-9_%-]+)*/?(\\?[^\\\\\\s#]*)?");

    private final CamundaLogin login;
    private final WebappSession sessions;

    DeskLogin(CamundaLogin login, WebappSession sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    @GetMapping("/desk/login")
    String ask(@RequestParam(defaultValue = START) String to, HttpServletRequest request, Model model) {
        if (request.getUserPrincipal() != null && StaffGroups.STAFF.stream().anyMatch(request::isUserInRole)) {
            return "redirect:" + safe(to);
        }
        return page(to, null, model);
    }

    @PostMapping("/desk/login")
    String enter(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = START) String to,
            HttpServletRequest request,
            Model model) {
        try {
            var user = login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(username, password));
            var staff = user.getAuthorities().stream()
                    .anyMatch(role ->
                            StaffGroups.STAFF.contains(role.getAuthority().substring("ROLE_".length())));
            if (!staff) {
                return page(to, "login.not-staff", model);
            }
        } catch (AuthenticationException e) {
            return page(to, "login.failed", model);
        }
        sessions.login(request, username);
        return "redirect:" + safe(to);
    }

    @PostMapping("/desk/logout")
    String leave(HttpServletRequest request) {
        sessions.logout(request);
        return "redirect:/desk/login";
    }

    /** Where the login page is asked for by a request that needs one. */
    static String pageFor(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/desk/login";
        }
        var query = request.getQueryString();
        var to = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "/desk/login?to=" + UriUtils.encode(to, StandardCharsets.UTF_8);
    }

    /** The target if it is one of staff's own pages, else their first page: a link must not lead elsewhere after the login. */
    static String safe(String to) {
        return LOCAL.matcher(to).matches() && !to.startsWith("/desk/log") ? to : START;
    }

    private static String page(String to, @org.jspecify.annotations.Nullable String error, Model model) {
        model.addAttribute("to", safe(to));
        model.addAttribute("error", error);
        return "login";
    }
}
