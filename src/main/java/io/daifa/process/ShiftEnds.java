package io.daifa.process;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the end of a desk's duty hours its claimed tasks go back to the desk. Which tasks those are is written down once, by the node that is
 * first; then each is given back in a transaction of its own, by any node, also after a crash.
 */
@Component
class ShiftEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ShiftEnds.class);
    private static final int BATCH = 200;

    private final DutyHours duty;
    private final Handovers handovers;
    private final GiveBack giveBack;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShiftEnds(
            DutyHours duty,
            Handovers handovers,
            GiveBack giveBack,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.duty = duty;
        this.handovers = handovers;
        this.giveBack = giveBack;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Looks once whether a desk's hours have ended; answers how many tasks were given back. */
    @Scheduled(
            initialDelayString = "${daifa.duty.watch-every:PT1M}",
            fixedDelayString = "${daifa.duty.watch-every:PT1M}")
    public int sweep() {
        duty.desks().forEach(this::begin);
        var given = 0;
        var planned = handovers.planned(BATCH);
        while (!planned.isEmpty()) {
            var before = given;
            for (var id : planned) {
                given += giveBack.give(id) ? 1 : 0;
            }
            // What another node has in hand is planned still; it is seen to there.
            planned = given == before ? List.of() : handovers.planned(BATCH);
        }
        if (given > 0) {
            LOG.info("{} claimed tasks went back to their desks", given);
        }
        return given;
    }

    /** An end that comes to light in the next shift, after a standstill, is none any more: who works now keeps what is claimed. */
    private void begin(String desk) {
        var now = clock.instant();
        duty.lastEnd(desk, now)
                .ifPresent(end -> transaction.executeWithoutResult(status -> {
                    if (handovers.begins(desk, end) && !duty.isOn(desk, now)) {
                        giveBack.planAll(desk);
                    }
                }));
    }
}
