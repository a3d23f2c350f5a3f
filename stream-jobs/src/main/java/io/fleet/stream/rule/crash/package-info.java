/**
 * Impacts: shocks, losses of speed and what the tracker reports come in; suspected crashes and
 * impacts on parked vehicles go out at once. Whether a suspected crash was one is decided by a
 * pattern over what follows, which tells it in the words of this package.
 */
package io.fleet.stream.rule.crash;
