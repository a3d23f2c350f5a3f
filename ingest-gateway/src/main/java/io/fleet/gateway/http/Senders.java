package io.fleet.gateway.http;

import io.fleet.gateway.admit.VehicleScope;
import io.fleet.gateway.admit.VehicleScopes;
import io.fleet.gateway.security.Caller;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Set;

/** Knows what the caller of a request may speak for, by its roles and its token's permissions. */
@Singleton
class Senders {
  private final VehicleScopes scopes;
  private final SecurityIdentity identity;

  Senders(VehicleScopes scopes, SecurityIdentity identity) {
    this.scopes = scopes;
    this.identity = identity;
  }

  /** The caller's scope; to be asked within its request, after its roles were checked. */
  VehicleScope scope() {
    Principal caller = identity.getPrincipal();
    return scope(caller.getName(), identity.getRoles()).importing(Caller.mayImport(caller));
  }

  private VehicleScope scope(String name, Set<String> roles) {
    if (roles.contains(Role.ADMIN) || roles.contains(Role.RELAY)) {
      return scopes.all();
    }
    return roles.contains(Role.DEVICE) ? scopes.ofDevice(name) : scopes.ofDriver(name);
  }
}
