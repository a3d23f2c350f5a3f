/**
 * How values of our own types travel between Flink's operators and into its checkpoints: values
 * come in, length-prefixed bytes go out, and back.
 */
package io.fleet.stream.io.binary;
