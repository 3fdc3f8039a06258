package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Cockpit asks of the server for a process admin. */
@StoryTest
class CockpitTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @Autowired
    Story story;

    @Test
    void aProcessAdminSeesTheDiagramsVersionsWhereOrdersStandAndTheirJobs() {
        var order = story.sentToSupplier();
        var admin = story.staff("process-admin").browser();

        var versions = admin.get(ENGINE + "/process-definition?key=dropship-order&sortBy=version&sortOrder=desc");
        assertThat(versions.status()).as(versions.body()).isEqualTo(200);
        var definition = versions.json().at("/0/id").asText();
        assertThat(definition).startsWith("dropship-order:");

        var instances = admin.get(ENGINE + "/process-instance?businessKey=" + order.key());
        assertThat(instances.json()).hasSize(1);
        var instance = instances.json().at("/0/id").asText();
        assertThat(admin.get(ENGINE + "/process-instance/" + instance + "/activity-instances")
                        .body())
                .contains("Receive_SupplierAnswer");
        assertThat(admin.get(ENGINE + "/process-definition/" + definition + "/statistics")
                        .body())
                .contains("Receive_SupplierAnswer");
        assertThat(admin.get(ENGINE + "/job?processInstanceId=" + instance).json())
                .as("the reminder and the deadline")
                .hasSize(2);
    }
}
