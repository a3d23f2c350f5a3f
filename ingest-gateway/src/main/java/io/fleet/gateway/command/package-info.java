/**
 * Commands to devices: given over HTTP or written to their topic by anybody, read by every gateway
 * and kept until a device has them or their time is over. What becomes of them goes to the topic of
 * replies, from where every gateway knows it.
 */
package io.fleet.gateway.command;
