package io.daifa.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
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
}
