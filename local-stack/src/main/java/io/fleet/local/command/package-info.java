/**
 * What people type: each command reads a stack's data directory or changes what runs in it. Answers
 * go to standard output, an exit code says how it went.
 */
package io.fleet.local.command;
