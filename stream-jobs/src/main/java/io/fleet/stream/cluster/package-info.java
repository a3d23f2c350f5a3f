/**
 * The cluster's own process: the job's class and arguments come in, a JobManager that runs it and
 * takes queries beside it goes out.
 */
package io.fleet.stream.cluster;
