package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CasePhotos;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.NewCase;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The customer says what is wrong, on the page that the order's link opens. The link is the authority: no cookie is asked for, so no other
 * site can send the form in the customer's name.
 */
@Controller
class CustomerCases {

    private static final Duration WITHIN = Duration.ofDays(1);
    private static final int MOST = 5;

    private final TrackingLinks links;
    private final Orders orders;
    private final Cases cases;
    private final CasePhotos photos;
    private final TrackingPage page;
    private final Clock clock;

    CustomerCases(TrackingLinks links, Orders orders, Cases cases, CasePhotos photos, TrackingPage page, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.cases = cases;
        this.photos = photos;
        this.page = page;
        this.clock = clock;
    }

    @PostMapping("/t/{segment}/cases")
    String open(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var found = links.open(segment).flatMap(orders::find);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "customer/unknown";
        }
        var order = found.get();
        try {
            refuseTooMany(order);
            var asked = request(order, typed);
            var read = photos.read(bytes(files));
            Conflicts.retried(() -> photos.open(asked, read, new Actor(Actor.Kind.CUSTOMER, order.shopOrderNumber())));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page.refused(order, "case", refusal, fields(order), typed, request, model);
        }
        return "redirect:/t/" + segment + "?asked";
    }

    private static NewCase request(Order order, Map<String, String> typed) throws Refusal {
        var lines = new ArrayList<AfterSalesCase.Line>();
        for (var line : order.lines()) {
            var pieces = Typed.pieces(field(line), typed.get(field(line)));
            if (pieces > 0) {
                lines.add(new AfterSalesCase.Line(line.number(), pieces));
            }
        }
        return new NewCase(
                order.id(),
                requestId(typed.get("request")),
                Typed.choice("problem", typed.get("problem"), CaseProblem.class),
                Typed.words(typed.get("description")),
                false,
                null,
                null,
                List.copyOf(lines));
    }

    /** The form's own id, so that a form sent twice opens one case. */
    private static String requestId(@Nullable String typed) {
        return "customer-" + (typed != null && typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID());
    }

    /** A browser sends a file without a name and bytes where none was chosen. */
    private static List<byte[]> bytes(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty())
                        .map(CustomerCases::bytes)
                        .toList();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever has the link may ask often, and not without end. */
    private void refuseTooMany(Order order) throws Refusal {
        var since = clock.instant().minus(WITHIN);
        var recent = cases.ofOrder(order.id()).stream()
                .filter(one -> one.openedBy().kind() == Actor.Kind.CUSTOMER)
                .filter(one -> one.openedAt().isAfter(since))
                .count();
        if (recent >= MOST) {
            throw Refusal.because("case-too-many", MOST);
        }
    }

    private static Set<String> fields(Order order) {
        return Stream.concat(
                        Stream.of("problem", "description", "lines", "photo"),
                        order.lines().stream().map(CustomerCases::field))
                .collect(Collectors.toSet());
    }

    private static String field(Order.Line line) {
        return "line." + line.number();
    }
}
