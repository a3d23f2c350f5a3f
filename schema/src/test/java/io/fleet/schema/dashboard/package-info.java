/**
 * The dashboards' folders and a migrated engine come in. What goes out is whether every question
 * can be asked and answers what it says.
 */
package io.fleet.schema.dashboard;
