package io.fleet.query.live;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.TicketLogin;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a stream, as they came. */
public class LiveParameters {
  @RestQuery
  @Parameter(
      description = "Some of vehicle, alert, trip, metrics, parted by commas. Without it all.",
      example = "vehicle,alert")
  String types;

  @RestQuery("vehicle_id")
  @Parameter(
      description = "Ids of vehicles, parted by commas, at most 1000.",
      example = "van-17,van-18")
  String vehicleId;

  @RestQuery
  @Parameter(description = "Vehicles of this group.", example = "north")
  String group;

  @RestQuery
  @Parameter(
      description =
          "west,south,east,north in degrees: vehicles in the box, each once more when it leaves.",
      example = "11.3,48.0,11.8,48.3")
  String bbox;

  @RestQuery("last_event_id")
  @Parameter(description = "The id of the last event, for those who cannot send the header.")
  String lastEventId;

  @RestQuery
  @Parameter(description = "A ticket of `POST /v1/live/tickets`, in place of any other login.")
  String ticket;

  @RestHeader("Last-Event-ID")
  @Parameter(hidden = true)
  String lastEventIdHeader;

  /** The id to go on from, empty if there is none. */
  String lastId() {
    boolean inHeader = lastEventIdHeader != null && !lastEventIdHeader.isEmpty();
    String id = inHeader ? lastEventIdHeader : lastEventId;
    return id == null ? "" : id;
  }

  /** Whether the address says what is wanted. */
  boolean sayWhat() {
    return isGiven(ticket)
        || isGiven(types)
        || isGiven(vehicleId)
        || isGiven(group)
        || isGiven(bbox);
  }

  /**
   * What is wanted. A ticket has been made for one filter and opens no other.
   *
   * @param ticketLogin the ticket that let the caller in, or null
   * @throws ProblemException if a parameter is not acceptable
   */
  LiveFilter filter(TicketLogin ticketLogin) {
    LiveFilter given = LiveFilter.parse(types, vehicleId, group, bbox);
    if (ticketLogin == null) {
      return given;
    }
    LiveFilter bound = (LiveFilter) ticketLogin.filter();
    boolean filters = isGiven(types) || isGiven(vehicleId) || isGiven(group) || isGiven(bbox);
    if (filters && !bound.equals(given)) {
      throw ProblemException.parameter("ticket", "it was made for another filter");
    }
    return bound;
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isEmpty();
  }
}
