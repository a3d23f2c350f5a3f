/**
 * Facts on their way into ClickHouse: rows come in from the job's operators, are encoded once,
 * staged into files beside the checkpoints and marked ready when a checkpoint completes. Loader
 * threads send the ready files to the server over HTTP, for as long as it takes and without
 * standing in the job's way.
 */
package io.fleet.stream.io.clickhouse;
