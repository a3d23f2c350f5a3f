package io.fleet.local.process;

import java.util.List;

/**
 * What a supervisor says of its stack.
 *
 * @param phase how far it is
 * @param message why it failed, or an empty text
 * @param failedPart the part that failed it, or an empty text
 * @param parts every part, in the order of starting
 * @param progress what has been done so far, in order
 */
public record StackState(
    Phase phase,
    String message,
    String failedPart,
    List<PartStatus> parts,
    List<Progress> progress) {

  /** How far a stack is. */
  public enum Phase {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    FAILED
  }

  /**
   * One thing done.
   *
   * @param name a part or a step
   * @param text what was reached
   * @param seconds how long it took
   */
  public record Progress(String name, String text, double seconds) {}
}
