/** Calls for help: SOS flags and events come in, alerts go out at once, late ones too. */
package io.fleet.stream.rule.sos;
