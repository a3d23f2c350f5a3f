/**
 * What became of attempts comes in from the lanes and goes out to the attempts topic. Out of that
 * topic and those of events, messages that are asked for again go out to the replays topic.
 */
package io.fleet.notifier.history;
