package io.daifa.order;

import org.jspecify.annotations.Nullable;

/** What a person puts right on an order in step 1; null leaves as it is, and an empty memo takes it out. The district is a code of six digits. */
public record Correction(
        @Nullable String receiverName,
        @Nullable String receiverPhone,
        @Nullable String address,
        @Nullable String districtCode,
        @Nullable Payment payment,
        @Nullable String sellerMemo) {}
