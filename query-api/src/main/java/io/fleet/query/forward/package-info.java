/**
 * What the console says to the parts beside this service comes in, and goes to them as it is. Their
 * answers go back: so the console needs no other host, and each part judges the caller by itself.
 */
package io.fleet.query.forward;
