package io.daifa.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Who asks the engine at this moment. */
@Component
public class Caller {

    private final IdentityService identities;

    Caller(IdentityService identities) {
        this.identities = identities;
    }

    /** The user's id; none where the engine was not asked by a person or a program that logged in. */
    public Optional<String> userId() {
        var authentication = identities.getCurrentAuthentication();
        return authentication == null ? Optional.empty() : Optional.ofNullable(authentication.getUserId());
    }

    /** The groups of that user, as they are now. */
    public Set<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a member of these groups sees all tasks, as in Tasklist. */
    public boolean seesAllTasks(Set<String> groups) {
        return groups.contains(StaffGroups.PROCESS_ADMIN) || groups.contains(StaffGroups.CAMUNDA_ADMIN);
    }

    /** Asks the engine as that user, with the user's rights, where nobody else asks. */
    public void as(String user, Runnable work) {
        var before = identities.getCurrentAuthentication();
        if (before != null) {
            throw new IllegalStateException(before.getUserId() + " asks already");
        }
        identities.setAuthentication(user, List.copyOf(groupsOf(user)));
        try {
            work.run();
        } finally {
            identities.clearAuthentication();
        }
    }
}
