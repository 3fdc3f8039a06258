package io.daifa.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Tells a conflict at the engine's rows as any other conflict at rows. The order's lock does not keep the engine from all of them: a node
 * that takes a timer in hand changes the job's row, which a fact deletes that ends the wait. Repositories that store facts tell
 * the engine in their transaction, and who calls them knows what to do about a conflict ({@link io.daifa.kernel.Conflicts}).
 */
@Component
class EngineConflicts implements PersistenceExceptionTranslator {

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException thrown) {
        return thrown instanceof OptimisticLockingException
                ? new OptimisticLockingFailureException("another transaction changed the engine's row", thrown)
                : null;
    }
}
