/**
 * People come in over HTTP and say that an event was not so, or that it shall not weigh. What goes
 * out is one record of the log for each such word, acknowledged when the log has it.
 */
package io.fleet.gateway.behaviour;
