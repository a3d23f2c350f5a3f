/**
 * Fuzzing of everything that reads what strangers send: bytes come in from a coverage-guided fuzzer
 * or a seeded mutator, and no exception may come out. Recorded good inputs and earlier findings are
 * resources, tried first in every run.
 */
package io.fleet.gateway.fuzz;
