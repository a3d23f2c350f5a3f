/**
 * The ordered SQL files under {@code db/migration} come in. They go out to a ClickHouse server or
 * the embedded engine, each exactly once, recorded in the database itself.
 */
package io.fleet.schema;
