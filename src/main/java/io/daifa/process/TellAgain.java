package io.daifa.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The periodic sweep that tells instances what they have missed. A fact and its telling commit together, so it finds nothing as a rule; it is there
 * for what was stored alone, by hand, by a restore, or by a fault of ours.
 */
@Component
class TellAgain {

    private static final Logger LOG = LoggerFactory.getLogger(TellAgain.class);
    private static final int AT_ONCE = 500;

    private final MissedFacts facts;
    // Where to look next; it decides nothing, and each node goes its own round.
    private String last = "";

    TellAgain(MissedFacts facts) {
        this.facts = facts;
    }

    /** Looks at the next waits, some hundred at a time, so that a round over all takes a while and disturbs nobody. */
    @Scheduled(fixedDelayString = "${daifa.process.tell-again:PT1M}", initialDelayString = "PT1M")
    synchronized void sweep() {
        var waits = facts.after(last, AT_ONCE);
        for (var wait : waits) {
            try {
                if (facts.judge(wait).isPresent()) {
                    facts.tell(wait);
                }
            } catch (RuntimeException e) {
                LOG.warn("Cannot tell {} what it missed at {}", wait.businessKey(), wait.element(), e);
            }
        }
        last = waits.size() < AT_ONCE ? "" : waits.get(waits.size() - 1).id();
    }
}
