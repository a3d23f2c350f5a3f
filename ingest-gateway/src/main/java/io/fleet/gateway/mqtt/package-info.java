/**
 * MQTT 3.1.1 and 5 packets of devices come in, payloads go to admission and from there to the log.
 * PUBACKs go back in the order of the messages, each after the log has acknowledged.
 */
package io.fleet.gateway.mqtt;
