package io.fleet.query.scope;

import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import io.fleet.query.security.SecuritySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The scope of whoever asks now. Admins see the whole fleet; others the groups that their token or
 * key names, or, if it names none, what {@link SecuritySettings#unscoped()} says. A driver who is
 * nothing else sees no vehicle, but all there is of their own.
 */
@ApplicationScoped
public class Scopes {
  private final Caller caller;
  private final SecuritySettings settings;

  Scopes(Caller caller, SecuritySettings settings) {
    this.caller = caller;
    this.settings = settings;
  }

  /** Which vehicles the caller of this request may see. */
  public Scope current() {
    if (caller.roles().contains(Role.ADMIN)) {
      return Scope.WHOLE_FLEET;
    }
    if (caller.isDriver()) {
      return Scope.NOTHING;
    }
    Optional<List<String>> groups = caller.vehicleGroups();
    return groups.map(Scope::ofGroups).orElseGet(this::unscoped);
  }

  /**
   * Within which vehicles the caller may read of one person: a driver reads of themselves wherever
   * they drove. Whether the person may be read of at all is for the audit to say.
   */
  public Scope forPerson(String driverId) {
    return caller.isDriver() && caller.name().equals(driverId) ? Scope.WHOLE_FLEET : current();
  }

  /**
   * Within which vehicles something is looked up whose driver the audit is told of before anything
   * is answered: it refuses a driver what is not theirs.
   */
  public Scope forAudited() {
    return caller.isDriver() ? Scope.WHOLE_FLEET : current();
  }

  private Scope unscoped() {
    return settings.unscoped() == SecuritySettings.Unscoped.ALL ? Scope.WHOLE_FLEET : Scope.NOTHING;
  }
}
