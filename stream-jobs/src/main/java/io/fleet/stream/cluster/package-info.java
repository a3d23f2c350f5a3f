/**
 * The cluster's own processes: the job's class and arguments come in, a JobManager that runs it and
 * takes queries beside it goes out, and TaskManagers that have rehearsed it.
 */
package io.fleet.stream.cluster;
