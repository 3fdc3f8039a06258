package io.daifa.desk;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.tracking.Tracks;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff do with a parcel under way on the order's page: put its number right, or void it. */
@Controller
@RequestMapping("/desk/orders/{id}/parcels/{parcel}")
class ParcelForms {

    private final Parcels parcels;
    private final Tracks tracks;
    private final Wordings wordings;

    ParcelForms(Parcels parcels, Tracks tracks, Wordings wordings) {
        this.parcels = parcels;
        this.tracks = tracks;
        this.wordings = wordings;
    }

    /** What is done with the parcel. */
    private interface Deed {

        void on(ParcelId parcel, Actor by) throws Refusal;
    }

    @PostMapping(params = "do=renumber")
    String renumber(
            @PathVariable UUID id,
            @PathVariable UUID parcel,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            RedirectAttributes flash) {
        return done("desk.done.renumber", id, parcel, user, language, flash, (which, by) -> {
            var right = new ReportedParcel(
                    Typed.words(typed.get("carrier")),
                    Objects.requireNonNullElse(Typed.words(typed.get("trackingNumber")), ""));
            tracks.renumber(which, right, typed.containsKey("force"), by, Typed.words(typed.get("note")));
        });
    }

    @PostMapping(params = "do=void")
    String voidNumber(
            @PathVariable UUID id,
            @PathVariable UUID parcel,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            RedirectAttributes flash) {
        return done(
                "desk.done.voidNumber",
                id,
                parcel,
                user,
                language,
                flash,
                (which, by) -> tracks.voidNumber(which, by, Typed.words(typed.get("note"))));
    }

    private String done(
            String text,
            UUID id,
            UUID parcel,
            Authentication user,
            Locale language,
            RedirectAttributes flash,
            Deed deed) {
        if (!Allowed.to(user).numbers()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var which = parcels.find(ParcelId.of(parcel))
                .filter(found -> found.orderId().equals(OrderId.of(id)))
                .map(Parcel::id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            Conflicts.retried(() -> {
                deed.on(which, Actor.staff(user.getName()));
                return which;
            });
            flash.addFlashAttribute("done", text);
        } catch (Refusal refusal) {
            var wording = wordings.in(language);
            flash.addFlashAttribute(
                    "failed", refusal.problems().stream().map(wording::problem).toList());
        }
        return "redirect:/desk/orders/" + id;
    }
}
