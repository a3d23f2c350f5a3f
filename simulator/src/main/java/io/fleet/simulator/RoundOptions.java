package io.fleet.simulator;

import io.fleet.simulator.post.Connections;
import io.fleet.simulator.post.DestinationOptions;
import io.fleet.simulator.post.LinePost;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which vehicles drive delivery rounds, and who may post their plans. */
final class RoundOptions {
  @Option(
      names = "--rounds",
      defaultValue = "0",
      description = "Of the vehicles, so many drive delivery rounds (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--plan-token-file",
      description = "File with a token that may write delivery plans; --rounds needs it.")
  private Path planToken;

  int rounds() {
    return rounds;
  }

  /**
   * Refuses what cannot be driven.
   *
   * @param vehicles in all
   */
  void check(int vehicles, CommandLine command) {
    if (rounds < 0 || rounds > 0 && rounds >= vehicles) {
      throw new ParameterException(
          command, "--rounds must be 0 or more, and fewer than --vehicles");
    }
    if (rounds > 0 && planToken == null) {
      throw new ParameterException(command, "--rounds needs --gateway and --plan-token-file");
    }
  }

  /**
   * Opens the ways of plans and scans; only with rounds.
   *
   * @param telemetry takes the messages of the vehicles
   */
  LiveRounds open(
      RoundFleet fleet,
      Connections telemetry,
      DestinationOptions destination,
      Duration timeout,
      CommandLine command) {
    LinePost plans = destination.openDocuments(planToken, "operator", timeout, command);
    LinePost scans = destination.openDocuments(null, "relay", timeout, command);
    return new LiveRounds(fleet, telemetry, plans, scans);
  }
}
