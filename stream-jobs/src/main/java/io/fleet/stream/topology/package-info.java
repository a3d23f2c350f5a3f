/**
 * The graph: streams of log records come in, streams of rows and of records for the log go out. It
 * names every operator, and opens no connection.
 */
package io.fleet.stream.topology;
