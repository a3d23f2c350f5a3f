/**
 * All benches one after another. Lines that benches print come in, each from a process of its own;
 * a report of medians against targets goes out, beside the last one.
 */
package io.fleet.local.bench.suite;
