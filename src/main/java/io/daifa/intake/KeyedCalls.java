package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does each call with a key once: the answer is kept in the transaction of the effect, so that there is never one without the other. What is
 * refused or fails has changed nothing, and leaves the key free.
 */
@Component
class KeyedCalls {

    private final KeptAnswers answers;
    private final TransactionTemplate transaction;

    KeyedCalls(KeptAnswers answers, PlatformTransactionManager transactions) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is done the first time. */
    @FunctionalInterface
    interface Work {

        /** Does it, and tells what is answered. */
        KeptAnswer run() throws Exception;
    }

    /** The answer, and whether it was given before. */
    record Answered(KeptAnswer answer, boolean before) {}

    private record Outcome(Answered answered, Exception failure) {}

    /** Does the work, or tells what came of it before. */
    Answered once(KeyedCall call, Work work) throws Exception {
        var before = answers.find(call);
        return before.isPresent() ? again(before.get()) : Conflicts.retried(() -> first(call, work));
    }

    private Answered first(KeyedCall call, Work work) throws Exception {
        var outcome = transaction.execute(status -> {
            try {
                return new Outcome(inTransaction(call, work), null);
            } catch (Exception e) {
                status.setRollbackOnly();
                return new Outcome(null, e);
            }
        });
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return outcome.answered();
    }

    private Answered inTransaction(KeyedCall call, Work work) throws Exception {
        var isMine = answers.take(call);
        // Another may have ended between the question and the lock.
        var before = answers.find(call);
        if (before.isPresent()) {
            return again(before.get());
        }
        if (!isMine) {
            throw ApiProblem.of(HttpStatus.CONFLICT, "idempotency-key-in-use").with(HttpHeaders.RETRY_AFTER, "1");
        }
        var answer = work.run();
        if (HttpStatus.valueOf(answer.status()).is2xxSuccessful()) {
            answers.keep(call, answer);
        }
        return new Answered(answer, false);
    }

    private static Answered again(KeptAnswers.Found found) {
        if (!found.sameCall()) {
            throw ApiProblem.at(
                    HttpStatus.UNPROCESSABLE_ENTITY, IdempotencyKey.HEADER, "idempotency-key-of-another-call");
        }
        return new Answered(found.answer(), true);
    }
}
