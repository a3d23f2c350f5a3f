package io.fleet.query.apikey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A wish for a key.
 *
 * @param name for people, 1 to 64 characters
 * @param role viewer or operator
 * @param groups of vehicles that it may see, at most 100; an empty list sees nothing; without one,
 *     as a token without groups
 * @param expiresAt from when on it is no longer good; without one it has no end
 */
@Schema(description = "A wish for a key.")
record ApiKeyRequest(
    @Schema(required = true, examples = "tms") String name,
    @Schema(required = true, examples = "viewer") String role,
    @Schema(examples = "north") List<String> groups,
    Instant expiresAt) {
  private static final Set<String> ROLES = Set.of(Role.VIEWER, Role.OPERATOR);
  private static final int MAX_GROUPS = 100;
  private static final int MAX_LENGTH = 64;

  /**
   * Reads a body.
   *
   * @throws ProblemException invalid-body, with what is to be mended
   */
  static ApiKeyRequest read(String body, ObjectMapper json, Instant now) {
    ApiKeyRequest wish;
    try {
      wish = json.readValue(body == null ? "" : body, ApiKeyRequest.class);
    } catch (JsonProcessingException e) {
      throw ProblemException.body(
          "body", "an object with name, role, groups (a list) and expires_at (ISO-8601) expected");
    }
    if (wish == null) {
      throw ProblemException.body("body", "an object expected");
    }
    wish.check(now);
    return wish;
  }

  private void check(Instant now) {
    if (!isWord(name)) {
      throw ProblemException.body("name", "1 to 64 characters, no control characters expected");
    }
    if (role == null || !ROLES.contains(role)) {
      throw ProblemException.body("role", "viewer or operator expected");
    }
    if (groups != null
        && (groups.size() > MAX_GROUPS || !groups.stream().allMatch(ApiKeyRequest::isWord))) {
      throw ProblemException.body("groups", "at most 100 names of 1 to 64 characters expected");
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw ProblemException.body("expires_at", "a time to come expected");
    }
  }

  private static boolean isWord(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }
}
