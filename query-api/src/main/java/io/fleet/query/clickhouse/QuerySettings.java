package io.fleet.query.clickhouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one query may use and how long the store may keep silent. */
@ConfigMapping(prefix = "fleet.query")
public interface QuerySettings {
  /** After this the server ends a query; whole seconds. */
  @WithDefault("10s")
  Duration maxExecutionTime();

  /** Memory one query may use in the server, bytes. */
  @WithDefault("2000000000")
  long maxMemoryBytes();

  /** Rows one answer of the server may have; every query of ours asks for fewer. */
  @WithDefault("60000")
  long maxResultRows();

  /** A store heard of within this time is taken to be there. */
  @WithDefault("1s")
  Duration trustedFor();

  /** How long a store not heard of lately may take for a sign of life. */
  @WithDefault("1500ms")
  Duration signOfLifeWithin();
}
