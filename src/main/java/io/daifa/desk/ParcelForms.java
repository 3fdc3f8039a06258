package io.daifa.desk;

import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.tracking.Tracks;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

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

        void on(ParcelId parcel) throws Refusal;
    }

    @PostMapping(params = "do=renumber")
    String renumber(OrderRequest request, @PathVariable UUID parcel) {
        return done("desk.done.renumber", request, parcel, which -> {
            var right = new ReportedParcel(
                    request.words("carrier"), Objects.requireNonNullElse(request.words("trackingNumber"), ""));
            tracks.renumber(which, right, request.typed().containsKey("force"), request.by(), request.words("note"));
        });
    }

    @PostMapping(params = "do=void")
    String voidNumber(OrderRequest request, @PathVariable UUID parcel) {
        return done(
                "desk.done.voidNumber",
                request,
                parcel,
                which -> tracks.voidNumber(which, request.by(), request.words("note")));
    }

    private String done(String text, OrderRequest request, UUID parcel, Deed deed) {
        OrderRequest.require(request.allowed().numbers());
        var which = parcels.find(ParcelId.of(parcel))
                .filter(found -> found.orderId().equals(request.order().id()))
                .map(Parcel::id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            Conflicts.retried(() -> {
                deed.on(which);
                return which;
            });
        } catch (Refusal refusal) {
            var wording = wordings.in(request.language());
            request.flash()
                    .put(
                            "failed",
                            refusal.problems().stream().map(wording::problem).toList());
            return request.page();
        }
        return request.done(text);
    }
}
