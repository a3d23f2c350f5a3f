/**
 * Child processes: how they are started, watched, started again and ended, and how another process
 * learns of them through files. Knows nothing of what the parts are.
 */
package io.fleet.local.process;
