package io.daifa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Item;
import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.Batch.State;
import io.daifa.kernel.Ids;
import io.daifa.order.OrderId;
import io.daifa.supplier.Suppliers;
import io.daifa.support.OrderRows;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final BatchRows rows = new BatchRows(database.jdbc(), new SettableClock(NOW));
    private final Batches batches = new Batches(rows, mock(Concerned.class), mock(Suppliers.class));
    private final OrderId order = new OrderRows(database.jdbc()).orderId();
    private final UUID batch = Ids.next();

    @BeforeEach
    void start() {
        rows.insert(
                batch,
                new BatchRows.Wish(
                        Action.HOLD, new Cause(Cause.Kind.SKU, "A", null, null), "recalled", null, null, false),
                "wang");
        rows.plan(batch, List.of(order));
    }

    @Test
    void anOrderThatWasLeftOrGivenUpIsAddedOnceItIsConcerned() {
        for (var state : List.of(Part.LEFT, Part.FAILED)) {
            rows.worked(task(), state, Reason.ERROR);

            assertThat(rows.addLater(batch, order)).as(state.name()).isTrue();

            assertThat(rows.items(batch, 1))
                    .containsExactly(
                            new Item(order, "", null, null, Part.DONE, null, true, NOW, null, null, null, null));
        }
    }

    @Test
    void anOrderThatIsHeldOrWillBeIsNotAddedAgain() {
        assertThat(rows.addLater(batch, order)).isFalse();
        rows.worked(task(), Part.DONE, null);
        assertThat(rows.addLater(batch, order)).isFalse();

        assertThat(rows.addLater(batch, new OrderRows(database.jdbc()).orderId()))
                .isTrue();
    }

    @Test
    void anOrderThatAnotherNodeWorksIsNotWaitedFor() {
        database.transactions().executeWithoutResult(status -> {
            assertThat(rows.next(NOW)).isPresent();
            assertThat(CompletableFuture.supplyAsync(() -> rows.addLater(batch, order))
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join())
                    .isFalse();
        });
    }

    @Test
    void whatIsTriedAgainWhileAReleaseBeginsIsReleased() {
        rows.worked(task(), Part.FAILED, Reason.ERROR);

        var again = database.transactions().execute(status -> {
            rows.release(batch, "wang");
            var trying = CompletableFuture.supplyAsync(
                    () -> database.transactions().execute(other -> batches.tryAgain(batch)));
            assertThatThrownBy(() -> trying.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return trying;
        });

        assertThat(again.join()).isEqualTo(1);
        assertThat(batches.find(batch).orElseThrow().state()).isEqualTo(State.RELEASING);
        assertThat(rows.items(batch, 1)).extracting(Item::part).containsExactly(Part.TO_RELEASE);
    }

    private BatchRows.Work task() {
        return new BatchRows.Work(batch, rows.items(batch, 1).get(0));
    }
}
