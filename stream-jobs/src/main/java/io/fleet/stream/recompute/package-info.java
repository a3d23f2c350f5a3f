/**
 * Rules run again on purpose: stored facts and reference data come in, a report goes out of what
 * would be told otherwise. Nothing of it is told; what asks the job for the repair writes wishes to
 * the log.
 */
package io.fleet.stream.recompute;
