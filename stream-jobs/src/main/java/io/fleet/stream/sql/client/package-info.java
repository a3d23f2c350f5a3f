/**
 * Flink's SQL client with the log's topics declared: words of a command line come in, a session on
 * the running cluster goes out.
 */
package io.fleet.stream.sql.client;
