package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CasePhoto;
import io.daifa.aftersales.CasePhotos;
import io.daifa.aftersales.Cases;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The photos of an order's cases, large, for staff, who add what they saw of a return and the proof of a payment. */
@Controller
@RequestMapping("/desk/orders/{id}/photos")
class PhotoPage {

    private static final String VIEW = "desk/photos";

    /** Staff prove what came back and what was paid; what a customer claims, staff add where it came by another way. */
    private static final CasePhoto.Kind[] KINDS = {
        CasePhoto.Kind.INSPECTION, CasePhoto.Kind.RECEIPT, CasePhoto.Kind.CLAIM
    };

    private final Orders orders;
    private final Cases cases;
    private final CasePhotos photos;
    private final Wordings wordings;

    PhotoPage(Orders orders, Cases cases, CasePhotos photos, Wordings wordings) {
        this.orders = orders;
        this.cases = cases;
        this.photos = photos;
        this.wordings = wordings;
    }

    /** A case with its photos. */
    record CaseShown(String id, String number, String problem, List<PhotoShown> photos) {}

    /** A photo: what it shows, who added it and when. */
    record PhotoShown(UUID id, String kind, String by, int width, int height) {}

    @GetMapping
    String show(@PathVariable UUID id, Authentication user, Locale language, Model model) {
        return page(existing(id), Faults.NONE, user, language, model);
    }

    @PostMapping
    String add(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        OrderRequest.require(Allowed.to(user).cases());
        var order = existing(id);
        var about = about(order, typed.get("case"));
        try {
            var kind = Typed.choice("kind", typed.get("kind"), CasePhoto.Kind.class);
            var read = photos.read(bytes(files));
            Conflicts.retried(() -> {
                photos.add(about.id(), kind, read, Actor.staff(user.getName()));
                return about;
            });
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            // One form stands at each case.
            var form = "photos." + about.id();
            var faults = Faults.of(form, refusal, Set.of("kind", "photo"), typed, wordings.in(language));
            return page(order, faults, user, language, model);
        }
        flash.addFlashAttribute("done", "desk.done.photos");
        return "redirect:/desk/orders/" + order.id() + "/photos";
    }

    @GetMapping("/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable UUID id, @PathVariable UUID photo) {
        var jpeg = photos.jpeg(OrderId.of(id), photo).orElseThrow(PhotoPage::unknown);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(photo + ".jpg")
                                .build()
                                .toString())
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(jpeg);
    }

    private String page(Order order, Faults faults, Authentication user, Locale language, Model model) {
        var wording = wordings.in(language);
        model.addAttribute("order", order.id().toString());
        model.addAttribute("number", order.shopOrderNumber());
        model.addAttribute(
                "cases",
                cases.ofOrder(order.id()).stream()
                        .map(one -> shown(one, wording))
                        .toList());
        model.addAttribute("kinds", wording.choices("photoKind", KINDS));
        model.addAttribute("allowed", Allowed.to(user));
        model.addAttribute("faults", faults);
        return VIEW;
    }

    private CaseShown shown(AfterSalesCase one, Wording wording) {
        return new CaseShown(
                one.id().toString(),
                one.number(),
                wording.word("caseProblem", one.problem()),
                photos.of(one.id()).stream()
                        .map(photo -> new PhotoShown(
                                photo.id(),
                                wording.word("photoKind", photo.kind()),
                                wording.text(
                                        "desk.photos.by",
                                        wording.word("actor", photo.addedBy().kind()),
                                        wording.at(photo.addedAt())),
                                photo.width(),
                                photo.height()))
                        .toList());
    }

    private AfterSalesCase about(Order order, @Nullable String typed) {
        return cases.ofOrder(order.id()).stream()
                .filter(one -> one.id().toString().equals(typed))
                .findFirst()
                .orElseThrow(PhotoPage::unknown);
    }

    /** A browser sends a file without a name and bytes where none was chosen. */
    private static List<byte[]> bytes(@Nullable List<MultipartFile> files) throws IOException {
        var bytes = new ArrayList<byte[]>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                try (var content = file.getInputStream()) {
                    bytes.add(content.readNBytes(CasePhotos.ENOUGH));
                }
            }
        }
        return bytes;
    }

    private Order existing(UUID id) {
        return orders.find(OrderId.of(id)).orElseThrow(PhotoPage::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
