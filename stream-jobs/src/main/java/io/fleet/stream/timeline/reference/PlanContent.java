package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.plan.SlaBasis;
import java.util.List;

/**
 * What one version of a delivery plan says.
 *
 * @param vehicleId the vehicle that drives
 * @param routeId the route it is to take, or null
 * @param basis what counts as being there
 * @param stops in their planned order, with their drop groups
 */
record PlanContent(String vehicleId, String routeId, SlaBasis basis, List<PlannedStop> stops) {}
