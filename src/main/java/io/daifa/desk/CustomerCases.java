package io.daifa.desk;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
            LinkRequest request, @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files) {
        var found = links.open(request.segment()).flatMap(orders::find);
        if (found.isEmpty()) {
            return request.unknown();
        }
        var order = found.get();
        try {
            refuseTooMany(order);
            var asked = newCase(order, request);
            var read = photos.read(bytes(files));
            Conflicts.retried(() -> photos.open(asked, read, new Actor(Actor.Kind.CUSTOMER, order.shopOrderNumber())));
        } catch (Refusal refusal) {
            var fields = CaseFields.and(order, "problem", "description", "lines", "photo");
            return page.refused(order, "case", refusal, fields, request);
        }
        return "redirect:/t/" + request.segment() + "?asked";
    }

    /** Whoever comes back to the address of the form comes to the page. */
    @GetMapping("/t/{segment}/cases")
    String page(LinkRequest request) {
        return links.open(request.segment()).isPresent() ? "redirect:/t/" + request.segment() : request.unknown();
    }

    private static NewCase newCase(Order order, LinkRequest request) throws Refusal {
        var lines = CaseFields.read(order, request.typed());
        return new NewCase(
                order.id(),
                Typed.once("customer", request.typed().get("request")),
                Typed.choice("problem", request.typed().get("problem"), CaseProblem.class),
                request.words("description"),
                false,
                null,
                null,
                lines);
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
        try (var content = file.getInputStream()) {
            return content.readNBytes(CasePhotos.ENOUGH);
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
}
