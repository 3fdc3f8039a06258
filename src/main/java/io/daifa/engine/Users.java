package io.daifa.engine;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people and shops that log in at the engine, for modules that must not know it. */
@Component
public class Users {

    private final IdentityService identity;

    Users(IdentityService identity) {
        this.identity = identity;
    }

    /** Whether there is a user of that id. */
    public boolean exists(String id) {
        return identity.createUserQuery().userId(id).count() > 0;
    }

    /** Makes the user, or gives it this name and password, and puts it into the group. The group must exist. */
    @Transactional
    public void put(String id, String name, String password, String group) {
        var known = identity.createUserQuery().userId(id).singleResult();
        var user = known == null ? identity.newUser(id) : known;
        user.setFirstName(name);
        user.setLastName("");
        user.setPassword(password);
        identity.saveUser(user);
        if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
            identity.createMembership(id, group);
        }
    }
}
