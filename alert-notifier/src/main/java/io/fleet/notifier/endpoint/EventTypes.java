package io.fleet.notifier.endpoint;

import java.util.List;

/**
 * The types of event an endpoint asks for, as globs: {@code *} stands for any run of characters,
 * everything else for itself. Example: {@code vehicle.overspeed.*}.
 *
 * @param globs 1 to 64 globs of 1 to 128 characters
 */
public record EventTypes(List<String> globs) {
  private static final int MAX_GLOBS = 64;
  private static final int MAX_LENGTH = 128;

  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException if the globs are too few, too many, empty or too long
   */
  public EventTypes {
    globs = List.copyOf(globs);
    if (globs.isEmpty() || globs.size() > MAX_GLOBS) {
      throw new IllegalArgumentException("event_types: 1 to " + MAX_GLOBS + " expected");
    }
    if (globs.stream().anyMatch(glob -> glob.isEmpty() || glob.length() > MAX_LENGTH)) {
      throw new IllegalArgumentException("event_types: 1 to " + MAX_LENGTH + " characters each");
    }
  }

  /** Whether an event of that type is asked for. */
  public boolean contains(String eventType) {
    return globs.stream().anyMatch(glob -> matches(glob, eventType));
  }

  /** Walks both texts once and goes back to the last star only, so no glob can be slow. */
  private static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int resumeAt = 0;
    while (t < text.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resumeAt = t;
      } else if (g < glob.length() && glob.charAt(g) == text.charAt(t)) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++resumeAt;
      } else {
        return false;
      }
    }
    return glob.substring(g).chars().allMatch(c -> c == '*');
  }
}
