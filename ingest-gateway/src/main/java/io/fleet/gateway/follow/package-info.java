/**
 * Topics that the gateway itself needs to know: records of the log come in, from a beginning to the
 * end and on, and go out one by one to the room whose knowledge they are.
 */
package io.fleet.gateway.follow;
