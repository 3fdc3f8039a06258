package io.daifa.desk;

import io.daifa.aftersales.CasePhotos;
import io.daifa.order.OrderId;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A photo of a case, for staff. */
@Controller
class PhotoPage {

    private final CasePhotos photos;

    PhotoPage(CasePhotos photos) {
        this.photos = photos;
    }

    @GetMapping("/desk/orders/{id}/photos/{photo}")
    ResponseEntity<byte[]> show(@PathVariable UUID id, @PathVariable UUID photo) {
        var jpeg =
                photos.jpeg(OrderId.of(id), photo).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
}
