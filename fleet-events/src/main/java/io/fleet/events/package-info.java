/**
 * The contract every part of Fleet shares: what comes over a wire is read into these records, and
 * what goes onto one is written from them. It knows topics, identities and units, but no service,
 * no rule and no table.
 */
package io.fleet.events;
