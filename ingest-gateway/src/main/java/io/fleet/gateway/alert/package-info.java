/**
 * People come in over HTTP and say that they have seen an alert, whose it is, what there is to say
 * of it and that it is done with. What goes out is one record of the log for each such word,
 * acknowledged when the log has it.
 */
package io.fleet.gateway.alert;
