package io.daifa.process.confirm;

import io.daifa.engine.Caller;
import io.daifa.intake.ShopOrders;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import io.daifa.process.Instances;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Listens at the start of an instance. One that was started for a supplier order goes on. One that a shop starts by the engine's REST API
 * brings the order as a variable: it is handed to the intake in the same transaction, and the instance becomes that of the supplier order.
 */
@Component
class PlaceOrder implements ExecutionListener {

    private static final String ORDER = "order";

    private final Instances instances;
    private final ShopOrders shopOrders;
    private final Caller caller;

    PlaceOrder(Instances instances, ShopOrders shopOrders, Caller caller) {
        this.instances = instances;
        this.shopOrders = shopOrders;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (instances.areStarting()) {
            return;
        }
        try {
            place(execution);
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }

    private void place(DelegateExecution execution) throws Refusal {
        var shop = caller.userId();
        if (!execution.hasVariable(ORDER) || shop.isEmpty()) {
            throw Refusal.at(ORDER, "missing");
        }
        // Not deserialised: malformed JSON is then a refusal like any other, and no error of the engine's.
        var document = textOf(execution.getVariableTyped(ORDER, false));
        execution.removeVariables();
        instances.adopt(execution, () -> shopOrders.takeFrom(shop.get(), document));
    }

    private static String textOf(TypedValue value) {
        if (value instanceof SerializableValue serialised) {
            return serialised.getValueSerialized();
        }
        return value instanceof PrimitiveValue<?> primitive && primitive.getValue() != null
                ? primitive.getValue().toString()
                : "";
    }
}
