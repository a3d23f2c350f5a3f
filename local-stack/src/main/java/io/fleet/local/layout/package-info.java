/**
 * Where things are: the data directory, the ports, the built modules. Everything else asks here and
 * nothing here asks anybody.
 */
package io.fleet.local.layout;
