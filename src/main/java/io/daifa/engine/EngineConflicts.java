package io.daifa.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Tells the engine's conflicts in Spring's words. The order's lock does not keep the engine from all of them: a node that takes a timer in
 * hand changes the job's row, which a fact deletes that ends the wait. Who stores a fact tries again without knowing the engine
 * ({@link io.daifa.kernel.Conflicts}). Spring asks it for all that repositories throw.
 */
@Component
class EngineConflicts implements PersistenceExceptionTranslator {

    private final SQLStateSQLExceptionTranslator states = new SQLStateSQLExceptionTranslator();

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException error) {
        if (error instanceof OptimisticLockingException) {
            return new OptimisticLockingFailureException("another was faster at the engine's rows", error);
        }
        return error instanceof ProcessEngineException ? conflict(error) : null;
    }

    /** A deadlock or the like in the engine's own statements. */
    private @Nullable DataAccessException conflict(RuntimeException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                var told = states.translate("engine", null, refused);
                return told instanceof ConcurrencyFailureException ? told : null;
            }
        }
        return null;
    }
}
