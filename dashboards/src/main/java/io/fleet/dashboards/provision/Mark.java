package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a thing in Metabase is known again: the last words of its description. Ids differ from
 * one Metabase to the next, and names are changed by people.
 *
 * @param key for example {@code card/trips/totals}
 * @param content a digest of all that was last written; empty: it was begun and not finished
 */
record Mark(String key, String content) {
  private static final Pattern WRITTEN =
      Pattern.compile("\\[fleet:([a-z0-9/_-]+)(?:#([0-9a-f]{12}))?]\\s*$");
  private static final int DIGEST_CHARACTERS = 12;

  static Mark unfinished(String key) {
    return new Mark(key, "");
  }

  static Mark of(String key, JsonNode content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(content.toString().getBytes(StandardCharsets.UTF_8));
      return new Mark(key, HexFormat.of().formatHex(bytes).substring(0, DIGEST_CHARACTERS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mark a description bears, if any. */
  static Optional<Mark> in(String description) {
    Matcher match = WRITTEN.matcher(description);
    return match.find()
        ? Optional.of(new Mark(match.group(1), match.group(2) == null ? "" : match.group(2)))
        : Optional.empty();
  }

  /** The description with the mark. */
  String on(String description) {
    return description + "\n\n[fleet:" + key + (content.isEmpty() ? "" : "#" + content) + "]";
  }
}
