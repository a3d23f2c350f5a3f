/**
 * Holds docker-compose.yml, k8s/base and the images' files to the code and to each other: they come
 * in as text, are parsed strictly, and every name in them must be one that its reader knows.
 */
package io.fleet.local.deploy;
