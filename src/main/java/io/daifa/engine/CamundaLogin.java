package io.daifa.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks a user of the engine by name and password; each group becomes the role {@code ROLE_<group>}. */
@Component
class CamundaLogin implements AuthenticationProvider {

    private final IdentityService identity;

    CamundaLogin(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var user = login.getName();
        if (!passwordFits(user, String.valueOf(login.getCredentials()))) {
            throw new BadCredentialsException("wrong name or password");
        }
        var roles = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, roles);
    }

    /** Whether the password is the user's; for a few seconds after a wrong one, none is. */
    boolean passwordFits(String user, String password) {
        try {
            return !user.isEmpty() && !password.isEmpty() && identity.checkPassword(user, password);
        } catch (OptimisticLockingException e) {
            // Two wrong attempts at once.
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
