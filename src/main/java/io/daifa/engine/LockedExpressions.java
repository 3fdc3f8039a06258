package io.daifa.engine;

import java.beans.FeatureDescriptor;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Keeps beans and classes out of the expressions of queries. In 7.24.0 an expression inside {@code orQueries} is evaluated
 * whatever the settings say, so that anybody with a login could call any bean. Queries have no variable scope: without one an
 * expression knows the engine's functions, the arithmetic of the dates that they return and the house's time zone, and nothing
 * else. The expressions of diagrams run with a scope and know all beans.
 */
final class LockedExpressions extends SpringExpressionManager {

    /** The name under which a query's expression finds the house's time zone, in which its days begin. */
    static final String ZONE = "zone";

    private final DateTimeZone zone;

    LockedExpressions(ApplicationContext context, ZoneId zone) {
        super(context);
        this.zone = DateTimeZone.forID(zone.getId());
    }

    @Override
    protected ProcessEngineElContext createElContext(@Nullable VariableScope scope) {
        if (scope != null) {
            return super.createElContext(scope);
        }
        ensureInitialized();
        var context = new ProcessEngineElContext(functionMapper, new DatesOnly(zone));
        context.putContext(ExpressionFactory.class, expressionFactory);
        return context;
    }

    /** Lets dates be moved, and refuses every name, property and other call. */
    private static final class DatesOnly extends ELResolver {

        private static final Pattern ARITHMETIC = Pattern.compile(
                "(plus|minus)(Years|Months|Weeks|Days|Hours|Minutes|Seconds|Millis)|with[A-Z][A-Za-z]*|toDate|getMillis");

        private final BeanELResolver calls = new BeanELResolver(true);
        private final DateTimeZone zone;

        DatesOnly(DateTimeZone zone) {
            this.zone = zone;
        }

        @Override
        public Object invoke(
                ELContext context, Object base, Object method, Class<?>[] parameterTypes, Object[] parameters) {
            if (base instanceof DateTime
                    && ARITHMETIC.matcher(String.valueOf(method)).matches()) {
                return calls.invoke(context, base, method, parameterTypes, parameters);
            }
            throw refused();
        }

        @Override
        public Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null && ZONE.equals(property)) {
                context.setPropertyResolved(true);
                return zone;
            }
            throw refused();
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            throw refused();
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw refused();
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return Collections.emptyIterator();
        }

        private static ELException refused() {
            return new ELException(
                    "a query's expression may use currentUser(), currentUserGroups(), now() and dateTime() only");
        }
    }
}
