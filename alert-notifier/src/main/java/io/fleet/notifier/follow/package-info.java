/**
 * Topics that the notifier needs to know as a whole: records of the log come in, from the beginning
 * to the end and on. They go out one by one to the room whose knowledge they are.
 */
package io.fleet.notifier.follow;
