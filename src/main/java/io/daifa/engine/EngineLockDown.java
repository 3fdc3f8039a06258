package io.daifa.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Puts our parts into the engine before it starts: the slim history, the locked expressions, the unwrapped refusals. */
@Component
class EngineLockDown extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;

    /** The driver is asked for so that the engine never sees another clock. */
    EngineLockDown(ApplicationContext context, EngineClock.Driver clock) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(List.of(new SlimHistory()));
        configuration.setExpressionManager(new LockedExpressions(context));
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new RefusalsUnwrapped())));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(new RefusalsUnwrapped())));
    }
}
