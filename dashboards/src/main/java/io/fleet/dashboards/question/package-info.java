/**
 * Questions and dashboards as they stand in files: text comes in, what it says goes out, or an
 * error that names the file.
 */
package io.fleet.dashboards.question;
