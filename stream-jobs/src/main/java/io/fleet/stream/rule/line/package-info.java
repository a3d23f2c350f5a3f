/**
 * Lines of routes: positions come in, and for places where along the line they lie, and how far
 * off, goes out. What follows from that is for rules to decide.
 */
package io.fleet.stream.rule.line;
