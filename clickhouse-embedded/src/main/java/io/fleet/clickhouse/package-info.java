/**
 * Queries and inserts come in over ClickHouse's own HTTP interface from the JDBC driver, client-v2
 * or curl. They go out, as C calls, to the ClickHouse engine that is loaded into this process and
 * keeps its tables in one directory.
 */
package io.fleet.clickhouse;
