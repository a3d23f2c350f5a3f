/**
 * Bearer tokens come in with requests and are checked by SmallRye JWT against the configured key.
 * What goes out is the roles the rooms ask for, and a refusal to start without a key.
 */
package io.fleet.notifier.security;
