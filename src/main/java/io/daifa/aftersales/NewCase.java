package io.daifa.aftersales;

import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for after-sales.
 *
 * @param externalId the asker's own id of the request: the same again is the same request
 * @param lines the order's lines and units it concerns; none: all of them
 * @param asked the money asked for, where the customer asks for some
 * @param wanted what the customer wants, where the customer says
 */
public record NewCase(
        OrderId orderId,
        @Nullable String externalId,
        CaseProblem problem,
        @Nullable String description,
        boolean photo,
        @Nullable Money asked,
        @Nullable Resolution wanted,
        List<AfterSalesCase.Line> lines) {}
