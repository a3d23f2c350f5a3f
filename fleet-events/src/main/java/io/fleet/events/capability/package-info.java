/**
 * What a vehicle's messages can show: how often it is heard and what it sends comes in, as learned,
 * and which rules can be judged goes out, with the reason. One table for all who ask.
 */
package io.fleet.events.capability;
