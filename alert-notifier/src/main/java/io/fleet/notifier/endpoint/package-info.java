/**
 * Endpoint files come in from a directory and are checked. What is in force goes out to whoever
 * listens for endpoints that appear, change and leave.
 */
package io.fleet.notifier.endpoint;
