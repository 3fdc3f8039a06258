package io.daifa.process;

import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** An execution that knows its business key, its diagram and nothing else: with it a gateway is asked without the engine being at that gateway. */
final class StandIn {

    private StandIn() {}

    /** The execution of the instance with that key, by that definition. */
    static DelegateExecution of(String businessKey, String definition) {
        return (DelegateExecution) Proxy.newProxyInstance(
                DelegateExecution.class.getClassLoader(),
                new Class<?>[] {DelegateExecution.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProcessBusinessKey", "getBusinessKey", "toString" -> businessKey;
                    case "getProcessDefinitionId" -> definition;
                    default -> throw new UnsupportedOperationException(method.getName() + " is not known here");
                });
    }
}
