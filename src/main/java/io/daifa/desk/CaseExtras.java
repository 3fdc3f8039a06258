package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CasePhoto;
import io.daifa.aftersales.CasePhotos;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.order.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What staff see beside an order's cases: their photos, and what was claimed before. */
@Component
class CaseExtras {

    private final Cases cases;
    private final CasePhotos photos;
    private final ClaimHistory history;

    CaseExtras(Cases cases, CasePhotos photos, ClaimHistory history) {
        this.cases = cases;
        this.photos = photos;
        this.history = history;
    }

    /**
     * Beside one case.
     *
     * @param nth the how manieth of its customer it is
     * @param earlier the numbers of earlier cases on the same lines
     */
    record Extra(List<UUID> photos, int nth, String earlier) {}

    /** By the cases' numbers. */
    Map<String, Extra> of(OrderId id) {
        var extras = new LinkedHashMap<String, Extra>();
        for (var one : cases.ofOrder(id)) {
            extras.put(
                    one.number(),
                    new Extra(
                            photos.of(one.id()).stream().map(CasePhoto::id).toList(),
                            history.nthOfCustomer(one.id()),
                            history.earlierOnSameLines(one).stream()
                                    .map(AfterSalesCase::number)
                                    .collect(Collectors.joining(", "))));
        }
        return extras;
    }
}
