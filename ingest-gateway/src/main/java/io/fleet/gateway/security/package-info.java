/**
 * Bearer tokens come in, callers with roles go out. Nothing starts without a key to verify with.
 */
package io.fleet.gateway.security;
