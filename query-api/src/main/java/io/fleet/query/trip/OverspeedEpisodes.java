package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.list.Withdrawn;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Versions;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Reads overspeed episodes. */
@ApplicationScoped
class OverspeedEpisodes {
  private static final String ID = "episode";
  private static final Orders<OverspeedEpisode> ORDERS =
      Orders.of(
          List.of(
              Order.newest(
                  "started_at", ID, OverspeedEpisode::startedAt, OverspeedEpisode::episodeId),
              Order.oldest(
                  "started_at", ID, OverspeedEpisode::startedAt, OverspeedEpisode::episodeId),
              Order.greatest(
                  "duration_s", ID, OverspeedEpisode::durationS, OverspeedEpisode::episodeId),
              Order.greatest(
                  "peak_kmph", ID, OverspeedEpisode::peakKmph, OverspeedEpisode::episodeId)));
  private static final Withdrawn<OverspeedEpisode> LISTS =
      Withdrawn.of(
          SqlFile.load("overspeed-episodes-held"),
          SqlFile.load("overspeed-episodes"),
          "overspeed_episodes",
          ORDERS);

  private final Scopes scopes;

  OverspeedEpisodes(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<OverspeedEpisode, OverspeedEpisode> list(Filters filters, String sort) {
    Order<OverspeedEpisode> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .texts("vehicle_ids", filters.vehicleIds())
            .text("group", filters.get("group"))
            .text("driver_id", filters.get("driver_id"))
            .text("trip_id", filters.get("trip_id"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(
        OverspeedEpisode.class,
        LISTS.asked(filters).by(order),
        order,
        bindings,
        OverspeedEpisodes::read);
  }

  private static OverspeedEpisode read(Row row) throws SQLException {
    return new OverspeedEpisode(
        row.text("episode"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.flag("is_withdrawn"),
        row.text("vehicle_id"),
        row.text("driver_id"),
        row.text("trip"),
        row.text("state"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("duration_s"),
        row.decimal("peak_kmph"),
        row.decimal("limit_kmph"),
        row.text("limit_source"),
        row.decimal("distance_m"),
        row.integer("severity"),
        row.flag("sampled"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
