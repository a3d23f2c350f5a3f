/**
 * What conditions have in common that must hold for a time before they count: readings come in,
 * when an episode opens, gets worse and ends goes out.
 */
package io.fleet.stream.rule.held;
