package io.fleet.stream.io.clickhouse;

import java.util.concurrent.atomic.LongAdder;

/** What a loader has done since it started. */
final class LoadStatistics {
  final LongAdder rowsLoaded = new LongAdder();
  final LongAdder inserts = new LongAdder();
  final LongAdder insertFailures = new LongAdder();
  final LongAdder filesRefused = new LongAdder();
}
