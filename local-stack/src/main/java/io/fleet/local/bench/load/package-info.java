/**
 * Generators of load, each a process of its own. In come an address, credentials and how long; out
 * goes one line of JSON on standard output, read back by the bench that started it.
 */
package io.fleet.local.bench.load;
