package io.fleet.local.process;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One process of the stack.
 *
 * @param name as users know it, for example {@code kafka}
 * @param url where it answers, or an empty text
 * @param launch asked anew at each start
 * @param probe says when it does its work
 * @param urgency asked after a death: whether it has to be back at once
 * @param startPatience how long the first start may take
 * @param stopPatience how long it may take to end before it is killed
 */
public record Part(
    String name,
    String url,
    Supplier<Launch> launch,
    HealthProbe probe,
    Urgency urgency,
    Duration startPatience,
    Duration stopPatience) {

  /** A part nobody else stands in for: after a death it has to be back at once. */
  public Part(
      String name,
      String url,
      Supplier<Launch> launch,
      HealthProbe probe,
      Duration startPatience,
      Duration stopPatience) {
    this(name, url, launch, probe, Urgency.ALWAYS, startPatience, stopPatience);
  }

  /** The same under another name. */
  public Part named(String other) {
    return new Part(other, url, launch, probe, urgency, startPatience, stopPatience);
  }

  /** The same, launched by something else. */
  public Part launchedBy(Supplier<Launch> other) {
    return new Part(name, url, other, probe, urgency, startPatience, stopPatience);
  }

  /** The same, launched in a changed way. */
  public Part launched(UnaryOperator<Launch> change) {
    return launchedBy(() -> change.apply(launch.get()));
  }

  /** The same, with others that stand in for it. */
  public Part with(Urgency other) {
    return new Part(name, url, launch, probe, other, startPatience, stopPatience);
  }

  /** The same, with another patience at its first start. */
  public Part withStartPatience(Duration patience) {
    return new Part(name, url, launch, probe, urgency, patience, stopPatience);
  }
}
