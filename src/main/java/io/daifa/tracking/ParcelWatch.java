package io.daifa.tracking;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watches the parcels under way: those of which nothing is heard for too long become a trouble before the platform's penalty line, and a
 * trouble that a person has seen to rings again when nothing came of it. Several nodes may watch at the same time.
 */
@Component
public class ParcelWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ParcelWatch.class);
    private static final int BATCH = 200;

    private final SilentParcels silent;

    ParcelWatch(SilentParcels silent) {
        this.silent = silent;
    }

    /** Looks at all parcels once; answers how many rang. */
    @Scheduled(
            initialDelayString = "${daifa.tracking.watch-every:PT5M}",
            fixedDelayString = "${daifa.tracking.watch-every:PT5M}")
    public int sweep() {
        var thresholds = silent.thresholds();
        return all(after -> silent.ring(thresholds, after, BATCH)) + all(after -> silent.ringAgain(after, BATCH));
    }

    private static int all(Function<@Nullable UUID, SilentParcels.Batch> next) {
        var rang = 0;
        var batch = next.apply(null);
        while (batch.last() != null) {
            rang += batch.rang();
            batch = next.apply(batch.last());
        }
        if (rang > 0) {
            LOG.info("{} parcels are in trouble", rang);
        }
        return rang;
    }
}
