/**
 * Bound SQL files come in from the rooms. They go out to ClickHouse over JDBC with their values as
 * server-side parameters, and come back as rows or as one of three problems.
 */
package io.fleet.query.clickhouse;
