package io.fleet.query.security;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The claim that names vehicle groups: a list of texts, or one text. */
final class GroupsClaim {
  private GroupsClaim() {}

  /**
   * Reads the claim.
   *
   * @return empty if it is absent; no group if it is there and makes no sense, so that a mistake at
   *     the identity provider shows nothing rather than everything
   */
  static Optional<List<String>> read(Object claim) {
    if (claim == null) {
      return Optional.empty();
    }
    if (claim instanceof JsonArray array) {
      return Optional.of(
          array.stream()
              .filter(JsonString.class::isInstance)
              .map(name -> ((JsonString) name).getString())
              .toList());
    }
    if (claim instanceof Collection<?> names) {
      return Optional.of(
          names.stream().filter(String.class::isInstance).map(String.class::cast).toList());
    }
    if (claim instanceof JsonString name) {
      return Optional.of(List.of(name.getString()));
    }
    return Optional.of(claim instanceof String name ? List.of(name) : List.of());
  }
}
