/**
 * How far the job and the notifier have come in the log comes in, from what they leave there of it.
 * It goes out to those who run the operation: records, seconds, and whether that is late.
 */
package io.fleet.query.system;
