package io.daifa.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.client.RestClientException;

/**
 * Leads somebody new through the five steps. The logins are shown to whoever sits at this machine; to others it says where they are kept.
 */
@Controller
@Profile("demo")
class FirstSteps {

    private static final String PAGE = "/demo/first-steps";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final DemoCredentials credentials;
    private final Progress progress;
    private final DemoCarrier carrier;
    private final String baseUrl;
    private final Duration pace;
    private final Duration window;

    FirstSteps(
            DemoCredentials credentials,
            Progress progress,
            DemoCarrier carrier,
            @Value("${daifa.base-url}") String baseUrl,
            @Value("${daifa.demo.carrier.pace:PT40S}") Duration pace,
            @Value("${daifa.aftersales.window:P7D}") Duration window) {
        this.credentials = credentials;
        this.progress = progress;
        this.carrier = carrier;
        this.baseUrl = baseUrl;
        this.pace = pace;
        this.window = window;
    }

    /** A login as the page shows it. */
    record Shown(String user, String name, String password) {}

    @GetMapping({"/demo", "/demo/"})
    String start() {
        return "redirect:" + PAGE;
    }

    @GetMapping(PAGE)
    String show(HttpServletRequest request, Locale language, Model model) {
        var here = isHere(request);
        model.addAttribute("logins", here ? logins() : List.of());
        model.addAttribute("file", credentials.file().toAbsolutePath().normalize());
        model.addAttribute("articles", ArticleOrder.ALL);
        model.addAttribute("orders", progress.now(language));
        model.addAttribute("paceSeconds", pace.toSeconds());
        model.addAttribute(
                "troubleMinutes", pace.multipliedBy(DemoCarrier.TROUBLE_PACES).toMinutes());
        model.addAttribute("windowMinutes", window.toMinutes());
        model.addAttribute("curl", curl(here ? credentials.find(DemoShop.KEY).orElse("dfk_…") : "dfk_…"));
        model.addAttribute("carrierFailed", request.getParameter("carrier") != null);
        return "demo/first-steps";
    }

    @PostMapping("/demo/parcels/{id}/next-station")
    String nextStation(@PathVariable UUID id) {
        try {
            carrier.moveOn(id);
        } catch (RestClientException e) {
            return "redirect:" + PAGE + "?carrier=failed#orders";
        }
        return "redirect:" + PAGE + "#orders";
    }

    private List<Shown> logins() {
        return DemoStaff.PEOPLE.stream()
                .map(login -> new Shown(
                        login.user(),
                        login.name(),
                        credentials.find(login.secret()).orElse("")))
                .toList();
    }

    /** Asked from this machine, under one of its own names (another name could be a page elsewhere that points here), by no proxy. */
    static boolean isHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && THIS_MACHINE.contains(request.getServerName())
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The call that starts one more order, which needs nobody in step 1: number and time are made by the shell. */
    private String curl(String key) {
        return """
                curl -i %s/api/v1/orders \\
                  -H 'Authorization: Bearer %s' \\
                  -H 'Content-Type: application/json' \\
                  -d @- <<JSON
                {
                  "shopOrderNumber": "C$(date +%%s)",
                  "placedAt": "$(date -u +%%Y-%%m-%%dT%%H:%%M:%%SZ)",
                  "currency": "CNY",
                  "total": "59.00",
                  "payment": {"state": "PAID"},
                  "customer": {"email": "customer@demo.localhost", "language": "zh"},
                  "receiver": {"name": "赵女士", "phone": "13612345678", "address": "上海市浦东新区世纪大道100号"},
                  "lines": [{"sku": "SP-A", "name": "商品A", "quantity": 1, "unitPrice": "59.00"}]
                }
                JSON
                """.formatted(baseUrl, key);
    }
}
