package io.fleet.local.process;

/**
 * What is known of one part.
 *
 * @param name the part
 * @param state what it is up to
 * @param url where it answers, or an empty text
 * @param pid its process, or null
 * @param restarts how often it died and was started again
 * @param message what happened to it last, or an empty text
 */
public record PartStatus(
    String name, PartState state, String url, Long pid, int restarts, String message) {

  /** A part that is not there. */
  public static PartStatus stopped(String name, String url) {
    return new PartStatus(name, PartState.STOPPED, url, null, 0, "");
  }

  PartStatus with(PartState newState, Long newPid) {
    return new PartStatus(name, newState, url, newPid, restarts, message);
  }

  PartStatus died(String how) {
    return new PartStatus(name, PartState.RESTARTING, url, null, restarts + 1, how);
  }
}
