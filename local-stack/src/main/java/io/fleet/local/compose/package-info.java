/**
 * What the system in containers needs from outside: made once in a directory of the user, from
 * there into docker-compose as an environment file and mounts.
 */
package io.fleet.local.compose;
