package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.StuckInstances;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.ReflectionUtils;

/**
 * Looks at each story's end whether anything of its shop is stuck. What has jobs that are due is about to go on, and is not looked at; a story
 * that has failed already has said enough.
 */
final class NothingIsStuck implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        var instances = SpringExtension.getApplicationContext(context).getBean(StuckInstances.class);
        for (var test : context.getRequiredTestInstances().getAllInstances()) {
            Arrays.stream(test.getClass().getDeclaredFields())
                    .filter(field -> field.getType() == Story.class)
                    .forEach(field -> {
                        ReflectionUtils.makeAccessible(field);
                        look(instances, (Story) ReflectionUtils.getField(field, test));
                    });
        }
    }

    private static void look(StuckInstances instances, Story story) {
        var keys = story.jdbc()
                .sql("""
                        with mine as (select id from daifa.customer_order where shop_id = :shop)
                        select id from daifa.supplier_order where order_id in (select id from mine)
                        union all
                        select id from daifa.after_sales_case where order_id in (select id from mine)
                        union all
                        select id from daifa.order_change where order_id in (select id from mine)
                        union all
                        select id from daifa.refund where order_id in (select id from mine)
                        """)
                .param("shop", story.shop().id())
                .query(UUID.class)
                .list();
        assertThat(instances.among(keys)).as("what is stuck").isEmpty();
    }
}
