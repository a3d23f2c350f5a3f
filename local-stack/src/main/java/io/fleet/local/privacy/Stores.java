package io.fleet.local.privacy;

import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.topic.LogLogin;
import java.net.URI;

/**
 * Where a stack keeps what it knows.
 *
 * @param log the log
 * @param clickHouse the tables' server
 * @param gateway who writes reference data
 */
public record Stores(LogLogin log, URI clickHouse, GatewayAccess gateway) {}
