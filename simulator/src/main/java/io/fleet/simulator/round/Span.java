package io.fleet.simulator.round;

import java.util.random.RandomGenerator;

/**
 * From the least to the most, in a unit that its owner tells; draws are evenly spread.
 *
 * @param most beyond least
 */
public record Span(double least, double most) {
  double drawn(RandomGenerator random) {
    return random.nextDouble(least, most);
  }
}
