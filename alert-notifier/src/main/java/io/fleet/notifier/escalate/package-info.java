/**
 * Events on their way to the lanes and what people say about alerts come in. What goes out is each
 * alert that stayed unacknowledged too long, once more, to a second endpoint; until then it waits
 * in the store.
 */
package io.fleet.notifier.escalate;
