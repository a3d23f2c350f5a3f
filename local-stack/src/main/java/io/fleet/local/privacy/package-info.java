/**
 * A driver's id comes in. What a stack holds of that person goes out as files, or goes: from the
 * tables, from the compacted topics, and, by the gateway, from everybody who keeps reference data.
 */
package io.fleet.local.privacy;
