package io.fleet.local.process;

import java.util.List;

/**
 * Parts that may start side by side, and what is to be done once they answer.
 *
 * @param parts started together
 * @param steps done in order when all parts answer
 */
public record Stage(List<Part> parts, List<Step> steps) {

  /** Something to be done once per start. */
  public interface Step {
    /** As users see it, for example {@code topics}. */
    String name();

    /**
     * Does it.
     *
     * @return what was done, a few words
     * @throws Exception whatever keeps it from being done
     */
    String run() throws Exception;
  }
}
