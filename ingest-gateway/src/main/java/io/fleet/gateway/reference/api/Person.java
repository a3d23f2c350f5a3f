package io.fleet.gateway.reference.api;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.EnumSet;
import java.util.Set;

/** Who asks, and for which kind. */
final class Person {
  private static final int MAX_NAME = 128;

  /** Credentials are devices' own matter and have an API of their own. */
  private static final Set<ReferenceKind> OPEN =
      EnumSet.complementOf(EnumSet.of(ReferenceKind.DEVICES));

  private Person() {}

  /** The name as it is stored and logged: one line, bounded. */
  static String name(SecurityIdentity identity) {
    String name = identity.getPrincipal().getName();
    String line = name == null ? "" : name.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", "?");
    return line.length() > MAX_NAME ? line.substring(0, MAX_NAME) : line;
  }

  /**
   * The kind of a path.
   *
   * @throws ProblemException if there is none of that name, or it is not for the caller's eyes
   */
  static ReferenceKind kind(String label, SecurityIdentity identity) {
    for (ReferenceKind kind : OPEN) {
      if (kind.label().equals(label)) {
        boolean writes = identity.hasRole(Role.OPERATOR) || identity.hasRole(Role.ADMIN);
        if (kind == ReferenceKind.DRIVERS && !writes) {
          throw new ProblemException(
              ProblemType.FORBIDDEN, "drivers are people: the role operator or admin is needed");
        }
        return kind;
      }
    }
    throw new ProblemException(ProblemType.NOT_FOUND, "no reference data of that kind");
  }
}
