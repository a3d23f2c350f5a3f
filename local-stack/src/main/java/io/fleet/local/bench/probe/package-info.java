/**
 * Calls for help that are posted one by one while a fleet speaks. Out goes how long each took until
 * its signed webhook was there, and where that time went.
 */
package io.fleet.local.bench.probe;
