/**
 * Endpoints come in from files of a directory and from a topic that the API writes, and are
 * checked. What is in force goes out to whoever listens for endpoints that appear, change and
 * leave.
 */
package io.fleet.notifier.endpoint;
