/**
 * The parts of the system as this stack runs them: where they listen and keep their data comes in
 * from {@code layout}. Out go command lines, environments, configuration files and health probes.
 */
package io.fleet.local.part;
