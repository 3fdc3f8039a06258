package io.daifa.story;

import java.util.Arrays;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ReflectionUtils;

/** The product's periodic sweeps, which do not run by themselves in tests. */
final class SweptByHand {

    private final ApplicationContext application;

    SweptByHand(ApplicationContext application) {
        this.application = application;
    }

    /** Runs that sweep: the bean's method that is scheduled. */
    void run(String bean) {
        var swept = application.getBean(bean);
        var methods = Arrays.stream(AopUtils.getTargetClass(swept).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Scheduled.class))
                .toList();
        if (methods.isEmpty()) {
            throw new AssertionError(bean + " has no sweep");
        }
        for (var method : methods) {
            var callable = AopUtils.selectInvocableMethod(method, swept.getClass());
            ReflectionUtils.makeAccessible(callable);
            ReflectionUtils.invokeMethod(callable, swept);
        }
    }
}
