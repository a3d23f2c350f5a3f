package io.fleet.gateway.fuzz;

/** Breaks on a word that no seed holds; shows that the fuzzer looks and that its word counts. */
public final class BrokenTarget {
  private BrokenTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 2 && input[0] == 'n' && input[1] == 'o' && input[2] == '!') {
      throw new IllegalStateException("found");
    }
  }
}
