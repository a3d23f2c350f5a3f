/** The application: arguments, the real sources and sinks, execution. Nothing else. */
package io.fleet.stream.job;
