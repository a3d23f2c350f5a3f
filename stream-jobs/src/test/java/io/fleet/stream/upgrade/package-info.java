/**
 * Jobs that go on from the state of another release or another parallelism. A kept savepoint and
 * the rest of a story come in; what the job then tells is held against what it told before.
 */
package io.fleet.stream.upgrade;
