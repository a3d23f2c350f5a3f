/** The listener for tracker apps on the real server, with good and bad clients. */
package io.fleet.gateway.tracker;
