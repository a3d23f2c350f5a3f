/**
 * A message's id, the time of the attempt and its payload come in. The headers of the Standard
 * Webhooks specification go out.
 */
package io.fleet.notifier.sign;
