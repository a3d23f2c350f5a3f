/**
 * Days: what each vehicle, and the fleet, did on each of them, and what a vehicle did when. In goes
 * a vehicle or nothing and a stretch of days in a zone, out come sums or a day's time line.
 */
package io.fleet.query.day;
