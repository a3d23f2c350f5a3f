package io.fleet.local.part;

import io.fleet.local.process.Stage;
import io.fleet.schema.SchemaMigrator;
import io.fleet.schema.retention.Retention;

/** Brings the tables of ClickHouse up to date, and how long they are kept. */
final class Migrations implements Stage.Step {
  private final String clickHouseUrl;
  private final Retention retention;

  Migrations(String clickHouseUrl, Retention retention) {
    this.clickHouseUrl = clickHouseUrl;
    this.retention = retention;
  }

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public String run() throws Exception {
    String jdbcUrl = "jdbc:clickhouse:" + clickHouseUrl + "/default?compress=false";
    int applied = new SchemaMigrator(jdbcUrl, "default", "", "fleet", retention).migrate();
    return applied + " applied";
  }
}
