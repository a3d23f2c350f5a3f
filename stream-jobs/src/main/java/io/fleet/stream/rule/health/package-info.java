/**
 * A vehicle's health: temperatures, voltages, levels, fault codes and service plans come in, alerts
 * with their reasons go out. A missing reading is unknown and not zero.
 */
package io.fleet.stream.rule.health;
