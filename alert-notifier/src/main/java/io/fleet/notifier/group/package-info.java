/**
 * The messages of an endpoint that asks for grouping come in one by one. Out goes which of them are
 * held and until when, and the one message that is made of many.
 */
package io.fleet.notifier.group;
