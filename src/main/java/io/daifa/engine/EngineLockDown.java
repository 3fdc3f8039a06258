package io.daifa.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Puts our parts into the engine before it starts: the slim history, the locked expressions, the unwrapped refusals. */
@Component
class EngineLockDown extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final EngineClock.Driver clock;
    private final ZoneId zone;

    EngineLockDown(
            ApplicationContext context, EngineClock.Driver clock, @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.context = context;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(List.of(new SlimHistory()));
        configuration.setExpressionManager(new LockedExpressions(context, zone));
        configuration.setCustomPreCommandInterceptorsTxRequired(outermost());
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(outermost());
    }

    /** A chain links its interceptors to each other, so that each chain needs its own; the engine adds to the list. */
    private List<CommandInterceptor> outermost() {
        return new ArrayList<>(List.of(new OneClock(clock), new RefusalsUnwrapped()));
    }
}
