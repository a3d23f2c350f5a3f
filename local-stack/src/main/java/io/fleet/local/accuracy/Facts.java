package io.fleet.local.accuracy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found of the trials. */
interface Facts {
  /** All that a rule has found; empty when there is no place where that would be. */
  Optional<List<Finding>> findings(JudgedRule rule) throws IOException, InterruptedException;

  /** What was found of the stops of plans. */
  List<FoundStop> stops() throws IOException, InterruptedException;

  /** All that was told of when vehicles would be at stops. */
  List<FoundEta> etas() throws IOException, InterruptedException;

  /** All that was told of stops at risk. */
  List<FoundRisk> risks() throws IOException, InterruptedException;

  /**
   * Raw scores by driver over the trips that began in a window; drivers with too little left out.
   */
  Map<String, Double> scores(Instant from, Instant to) throws IOException, InterruptedException;
}
