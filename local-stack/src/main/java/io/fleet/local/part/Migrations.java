package io.fleet.local.part;

import io.fleet.local.process.Stage;
import io.fleet.schema.SchemaMigrator;

/** Brings the tables of ClickHouse up to date. */
final class Migrations implements Stage.Step {
  private final String clickHouseUrl;

  Migrations(String clickHouseUrl) {
    this.clickHouseUrl = clickHouseUrl;
  }

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public String run() throws Exception {
    String jdbcUrl = "jdbc:clickhouse:" + clickHouseUrl + "/default?compress=false";
    int applied = new SchemaMigrator(jdbcUrl, "default", "", "fleet").migrate();
    return applied + " applied";
  }
}
