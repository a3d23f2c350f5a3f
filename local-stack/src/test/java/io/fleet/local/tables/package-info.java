/**
 * What timelines tell goes in and becomes the rows the job would send, in the tables of an engine
 * of this process; answers of queries go out.
 */
package io.fleet.local.tables;
