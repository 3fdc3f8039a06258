package io.daifa.kernel;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does a transaction again that lost against another at the same rows. The engine's conflicts are told by the same exception. */
public final class Conflicts {

    private static final int RETRIES = 3;

    private Conflicts() {}

    /** A transaction: it may refuse with a checked exception. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T run() throws E;
    }

    /**
     * What the work answers, tried again three times at most. It must be a whole transaction: within one a retry cannot succeed, and is left to
     * whoever began that.
     */
    public static <T, E extends Exception> T retried(Work<T, E> work) throws E {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.run();
        }
        for (var retry = 0; ; retry++) {
            try {
                return work.run();
            } catch (ConcurrencyFailureException e) {
                if (retry == RETRIES) {
                    throw e;
                }
            }
        }
    }
}
