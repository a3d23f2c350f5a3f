/**
 * Backups of a whole stack: in come its log, its ClickHouse, its job and its keys; out goes a
 * directory with a manifest, and from there a stack again, with a report of what it lacks.
 */
package io.fleet.local.backup;
