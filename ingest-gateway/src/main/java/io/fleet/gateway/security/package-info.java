/**
 * Bearer tokens and client certificates come in, callers with roles go out. Nothing starts without
 * a key to verify with; which devices there are is asked of another room through a port.
 */
package io.fleet.gateway.security;
