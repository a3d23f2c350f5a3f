/**
 * What people can set of the rules, resolved for one vehicle at one moment. The timeline finds out
 * which settings are in force and hands them to the rules, which read their thresholds here.
 */
package io.fleet.stream.rule.settings;
