/**
 * The one job as its operator has it in hand while a stack runs: what is asked of Flink's REST
 * interface, and how many subtasks the job has. Commands come in; out go savepoints and a job that
 * goes on from them.
 */
package io.fleet.local.job;
