/**
 * Drivers' hours: what each did on each of their days, and which limits they exceeded. In goes a
 * driver and a time, out come days and violations, advisory and no tachograph record.
 */
package io.fleet.query.hours;
