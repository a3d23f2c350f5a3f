package io.fleet.gateway.reference.api;

import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, bounded in items and bytes.
 *
 * @param items the part
 * @param nextCursor where to go on, null at the end
 */
record Page(List<ReferenceVersion> items, String nextCursor) {
  private static final int MAX_BYTES = 4 << 20;

  /**
   * Takes items until there are enough.
   *
   * @param place what the cursor remembers of the last one
   */
  static Page of(
      Iterator<ReferenceVersion> all, int limit, Function<ReferenceVersion, String> place) {
    List<ReferenceVersion> items = new ArrayList<>();
    long bytes = 0;
    while (all.hasNext()) {
      if (items.size() == limit || bytes > MAX_BYTES) {
        return new Page(items, cursor(place.apply(items.get(items.size() - 1))));
      }
      ReferenceVersion next = all.next();
      items.add(next);
      bytes += next.body().length();
    }
    return new Page(items, null);
  }

  private static String cursor(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /** The place that a cursor remembers; empty without one. */
  static String place(String cursor) {
    try {
      byte[] place = cursor == null ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
      return new String(place, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.BAD_REQUEST, "cursor: not one of ours");
    }
  }
}
