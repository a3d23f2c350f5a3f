package io.fleet.stream.rule.held;

/**
 * When an episode of a condition opens and ends.
 *
 * @param opensAfterMs it opens at the first bad reading so long after the first of an unbroken row
 * @param clearsAfterMs it ends with an unbroken row of clear readings so long, at its first
 * @param longestGapMs readings further apart are no unbroken row, ms
 * @param worseIsMore whether a greater value is the worse one
 * @param toldEvery by how much it must get worse to be told again
 */
public record Terms(
    long opensAfterMs, long clearsAfterMs, long longestGapMs, boolean worseIsMore, int toldEvery) {

  int worse(int a, int b) {
    return worseIsMore ? Math.max(a, b) : Math.min(a, b);
  }

  boolean isToBeTold(int told, int worst) {
    return Math.abs(worst - told) >= toldEvery;
  }
}
