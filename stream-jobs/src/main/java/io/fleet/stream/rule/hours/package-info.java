/**
 * Driving hours: what a driver did, over every vehicle, comes in as spans of time; days, warnings,
 * exceeded limits and breaks cut short go out. Everything found is advisory: it is no tachograph or
 * ELD record.
 */
package io.fleet.stream.rule.hours;
