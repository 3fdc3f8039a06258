package io.daifa.engine;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * The groups and the least that each needs, made at every start; what an administrator has
 * added stays, what is missing comes back. A task is seen
 * by its candidate group, because the engine grants that when it creates the task; the process administrators see all tasks.
 * Nobody but {@code camunda-admin} may deploy, for a diagram is code.
 */
@Component
class StaffGroups implements SmartInitializingSingleton {

    static final String PROCESS_ADMIN = "process-admin";
    static final String CAMUNDA_ADMIN = "camunda-admin";
    static final String SHOPS = "shops";

    /** The groups that work on tasks. */
    static final List<String> DESKS = List.of("order-desk", "purchasing", "logistics", "aftersales");

    /** Everybody who may see staff's own pages. */
    static final List<String> STAFF =
            List.of("order-desk", "purchasing", "logistics", "aftersales", PROCESS_ADMIN, CAMUNDA_ADMIN);

    private static final long LOCK = 0x6461696661L;
    private static final String ANY = Authorization.ANY;

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskFilters filters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FirstAdmin firstAdmin;

    StaffGroups(
            IdentityService identity,
            AuthorizationService authorizations,
            TaskFilters filters,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${daifa.admin.user:}") String adminUser,
            @Value("${daifa.admin.password:}") String adminPassword) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.firstAdmin = new FirstAdmin(adminUser, adminPassword);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // Two nodes that start at once would both find nothing and make everything twice.
            jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
            create();
        });
    }

    private void create() {
        for (var desk : DESKS) {
            group(desk, "WORKFLOW");
            grant(desk, APPLICATION, "tasklist", Permissions.ACCESS);
            grant(desk, PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
            for (var filter : filters.ofGroup(desk)) {
                grant(desk, FILTER, filter, Permissions.READ);
            }
        }

        group(PROCESS_ADMIN, "WORKFLOW");
        grant(PROCESS_ADMIN, APPLICATION, "tasklist", Permissions.ACCESS);
        grant(PROCESS_ADMIN, APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                PROCESS_ADMIN,
                PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.UPDATE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.READ_HISTORY);
        grant(
                PROCESS_ADMIN,
                PROCESS_INSTANCE,
                ANY,
                ProcessInstancePermissions.READ,
                ProcessInstancePermissions.UPDATE,
                ProcessInstancePermissions.RETRY_JOB);
        grant(PROCESS_ADMIN, TASK, ANY, TaskPermissions.READ, TaskPermissions.UPDATE);
        grant(PROCESS_ADMIN, DEPLOYMENT, ANY, Permissions.READ);
        grant(PROCESS_ADMIN, DECISION_DEFINITION, ANY, Permissions.READ);
        grant(PROCESS_ADMIN, DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        grant(PROCESS_ADMIN, FILTER, ANY, Permissions.READ);
        filters.ofEverybody();

        group(CAMUNDA_ADMIN, "SYSTEM");
        for (var resource : Resources.values()) {
            grant(CAMUNDA_ADMIN, resource, ANY, Permissions.ALL);
        }

        group(SHOPS, "WORKFLOW");
        grant(
                SHOPS,
                PROCESS_DEFINITION,
                "dropship-order",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(SHOPS, PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE);

        firstAdmin.create();
    }

    private void group(String id, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(filters.nameOf(id));
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        var existing = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        if (existing != null) {
            if (!Arrays.stream(permissions).allMatch(existing::isPermissionGranted)) {
                existing.setPermissions(permissions);
                authorizations.saveAuthorization(existing);
            }
            return;
        }
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(resourceId);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /** The first administrator of a new installation, from {@code daifa.admin.user} and {@code daifa.admin.password}. */
    private final class FirstAdmin {

        private final String user;
        private final String password;

        FirstAdmin(String user, String password) {
            this.user = user;
            this.password = password;
        }

        void create() {
            if (StringUtils.hasText(user)
                    && StringUtils.hasText(password)
                    && identity.createUserQuery().count() == 0) {
                var admin = identity.newUser(user);
                admin.setPassword(password);
                admin.setFirstName(user);
                identity.saveUser(admin);
                identity.createMembership(user, CAMUNDA_ADMIN);
            }
        }
    }
}
