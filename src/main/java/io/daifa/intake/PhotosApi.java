package io.daifa.intake;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.CasePhoto;
import io.daifa.aftersales.CasePhotos;
import io.daifa.aftersales.Cases;
import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.shop.Shop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The photos that a shop adds to its customers' after-sales cases. */
@RestController
@RequestMapping(
        path = "/api/v1/orders/{id}/after-sales-cases/{caseId}/photos",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class PhotosApi {

    /** The addresses of photos, as a regular expression. */
    static final String PATH_PATTERN = "/api/v1/orders/[^/]+/after-sales-cases/[^/]+/photos";

    private final Orders orders;
    private final Cases cases;
    private final CasePhotos photos;

    PhotosApi(Orders orders, Cases cases, CasePhotos photos) {
        this.orders = orders;
        this.cases = cases;
        this.photos = photos;
    }

    @Schema(name = "Photo")
    record PhotoView(UUID photoId, int width, int height, Instant addedAt) {

        static PhotoView of(CasePhoto photo) {
            return new PhotoView(photo.id(), photo.width(), photo.height(), photo.addedAt());
        }
    }

    @Schema(name = "Photos")
    record PhotoList(List<PhotoView> photos) {}

    @Operation(
            summary = "Add photos to an after-sales case",
            description =
                    "Files in parts named photo: JPEG, PNG or WebP, 8 MB each, 6 a case in all. What they are is found in"
                            + " their bytes. They are kept as JPEG without metadata. The same file again is the same photo.")
    @ApiResponse(responseCode = "201", description = "The case's photos.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "413", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<PhotoList> add(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @PathVariable UUID caseId,
            @RequestParam("photo") List<MultipartFile> files)
            throws Refusal, IOException {
        var shown = find(shop, id, caseId);
        var bytes = new ArrayList<byte[]>();
        for (var file : files) {
            try (var content = file.getInputStream()) {
                bytes.add(content.readNBytes(CasePhotos.ENOUGH));
            }
        }
        var read = photos.read(bytes);
        Conflicts.retried(() -> {
            photos.add(shown.id(), read, Actor.shop(shop.code()));
            return shown;
        });
        return ResponseEntity.created(URI.create("/api/v1/orders/" + id + "/after-sales-cases/" + caseId + "/photos"))
                .body(list(shown));
    }

    @Operation(summary = "List the photos of an after-sales case", description = "The eldest first.")
    @ApiResponse(responseCode = "200", description = "Its photos.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping
    PhotoList all(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @PathVariable UUID caseId) {
        return list(find(shop, id, caseId));
    }

    private PhotoList list(AfterSalesCase shown) {
        return new PhotoList(photos.of(shown.id()).stream()
                .filter(photo -> photo.kind() == CasePhoto.Kind.CLAIM)
                .map(PhotoView::of)
                .toList());
    }

    private AfterSalesCase find(Shop shop, UUID id, UUID caseId) {
        return orders.find(OrderId.of(id))
                .filter(order -> order.shopId().equals(shop.id()))
                .flatMap(order -> cases.find(CaseId.of(caseId))
                        .filter(one -> one.orderId().equals(order.id())))
                .orElseThrow(ApiProblem::notFound);
    }
}
