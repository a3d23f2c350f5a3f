/**
 * The borders of the job: records of the log come in as they are and go out as bytes. What they
 * mean is decided elsewhere.
 */
package io.fleet.stream.io;
