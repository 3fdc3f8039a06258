package io.daifa.process;

import io.daifa.aftersales.CaseId;
import io.daifa.change.ChangeId;
import io.daifa.supplier.SupplierOrderId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/**
 * The instances: starts them, and tells them facts that are stored. Whether somebody waits for a fact is asked of the engine, never found
 * out by a failed correlation, which would mark the transaction for rollback.
 */
@Component
public class Instances {

    /** The process of a supplier order. */
    public static final String DROPSHIP_ORDER = "dropship-order";

    /** The process of an after-sales case. */
    public static final String AFTER_SALES = "after-sales";

    /** The process of a change. */
    public static final String ORDER_CHANGE = "order-change";
    /** The process of money that is given back. */
    public static final String REFUND = "refund";

    private final RuntimeService runtime;
    private final ThreadLocal<Deque<DelegateExecution>> adopting = ThreadLocal.withInitial(ArrayDeque::new);
    private final ThreadLocal<Integer> starting = ThreadLocal.withInitial(() -> 0);
    private final ThreadLocal<Set<Silence>> silences = ThreadLocal.withInitial(HashSet::new);

    Instances(RuntimeService runtime) {
        this.runtime = runtime;
    }

    private record Silence(String message, String businessKey) {}

    /** Something done while an execution is adopted, or while a message is not told. */
    @FunctionalInterface
    public interface Work<E extends Exception> {

        /** Does it. */
        void run() throws E;
    }

    /** Starts the instance of a supplier order; if an execution is being adopted, that one becomes it. */
    public void start(SupplierOrderId id) {
        var adopted = adopting.get().poll();
        if (adopted != null) {
            adopted.setProcessBusinessKey(id.toString());
        } else {
            start(DROPSHIP_ORDER, id.toString());
        }
    }

    /** Starts the instance of a supplier order that was split off another, by the message of that fact. */
    public void start(Class<?> fact, SupplierOrderId id) {
        begun(() -> message(fact, id).correlateStartMessage());
    }

    /** Starts the instance of an after-sales case. */
    public void start(CaseId id) {
        start(AFTER_SALES, id.toString());
    }

    /** Starts the instance of a refund. */
    public void startRefund(UUID id) {
        start(REFUND, id.toString());
    }

    /** Starts the instance of a change. */
    public void start(ChangeId id) {
        start(ORDER_CHANGE, id.toString());
    }

    /** Whether that execution is of that process. */
    static boolean isOf(String process, DelegateExecution execution) {
        return isOf(process, execution.getProcessDefinitionId());
    }

    /** Whether that definition is of that process. */
    static boolean isOf(String process, String definition) {
        return definition.startsWith(process + ":");
    }

    /** Lets the next supplier order that the work drafts adopt an execution that the engine has begun already. */
    public <E extends Exception> void adopt(DelegateExecution execution, Work<E> work) throws E {
        adopting.get().push(execution);
        try {
            work.run();
        } finally {
            adopting.get().clear();
        }
    }

    /** Whether the instance that is now starting was started here, and not from outside. */
    public boolean areStarting() {
        return starting.get() > 0;
    }

    /** Tells the instance of that supplier order a fact, if it waits for it. */
    public void tell(Class<?> fact, SupplierOrderId id) {
        if (!isSilent(fact, id)) {
            message(fact, id).correlateAllWithResult();
        }
    }

    /** Tells the instance of that change a fact, if it waits for it. */
    public void tell(Class<?> fact, ChangeId id) {
        if (!isSilent(fact, id)) {
            message(fact, id).correlateAllWithResult();
        }
    }

    /** Tells the instance of that case a fact, if it waits for it. */
    public void tell(Class<?> fact, CaseId id) {
        message(fact, id).correlateAllWithResult();
    }

    /** Tells the instance of that refund a fact, if it waits for it. */
    public void tellRefund(Class<?> fact, UUID id) {
        if (!isSilent(fact, id)) {
            message(fact, id).correlateAllWithResult();
        }
    }

    /** Begins what the message begins within the instance, with these variables for it alone. */
    public void begin(Class<?> fact, SupplierOrderId id, Map<String, Object> variables) {
        message(fact, id).setVariablesToTriggeredScope(variables).correlateAllWithResult();
    }

    /** Tells those who wait within the instance with that local variable. */
    public void tell(Class<?> fact, SupplierOrderId id, String variable, Object value) {
        if (!isSilent(fact, id)) {
            message(fact, id).localVariableEquals(variable, value).correlateAllWithResult();
        }
    }

    /**
     * Does the work of a completed task without telling its own instance that message: the task's boundary event waits for it and would
     * end the task while it is being completed.
     */
    public <E extends Exception> void silently(String message, String businessKey, Work<E> work) throws E {
        var silence = new Silence(message, businessKey);
        silences.get().add(silence);
        try {
            work.run();
        } finally {
            silences.get().remove(silence);
        }
    }

    private MessageCorrelationBuilder message(Class<?> fact, Object id) {
        return runtime.createMessageCorrelation(fact.getSimpleName()).processInstanceBusinessKey(id.toString());
    }

    private boolean isSilent(Class<?> fact, Object id) {
        return silences.get().contains(new Silence(fact.getSimpleName(), id.toString()));
    }

    private void start(String process, String businessKey) {
        begun(() -> runtime.startProcessInstanceByKey(process, businessKey));
    }

    private void begun(Runnable start) {
        starting.set(starting.get() + 1);
        try {
            start.run();
        } finally {
            starting.set(starting.get() - 1);
        }
    }
}
