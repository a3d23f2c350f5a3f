package io.fleet.local.privacy;

import io.fleet.local.gateway.GatewayAccess;
import java.net.URI;

/**
 * Where a stack keeps what it knows.
 *
 * @param bootstrapServers the log
 * @param clickHouse the tables' server
 * @param gateway who writes reference data
 */
public record Stores(String bootstrapServers, URI clickHouse, GatewayAccess gateway) {}
