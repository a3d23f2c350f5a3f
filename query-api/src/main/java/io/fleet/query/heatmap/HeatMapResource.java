package io.fleet.query.heatmap;

import io.fleet.query.area.Area;
import io.fleet.query.area.AreaParameters;
import io.fleet.query.page.TimeParameters;
import io.fleet.query.page.TimeRange;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Where vehicles were, and where what they did is frequent. */
@Path("/v1/heatmaps/{kind}")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "heat maps")
public class HeatMapResource {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final String GEO_JSON = "application/geo+json";
  private static final int MOST_CELLS = 10_000;
  private static final String KINDS =
      "kind: positions (fixes), harsh, idling or overspeed (where they began). Whole hours of UTC:"
          + " from is rounded down, to up; without to up to now, without from the 7 days before; at"
          + " most 92 days. Counts are of the vehicles the caller may see; cells with fewer vehicles"
          + " than an installation sets (1) are left out.";

  private final HeatMaps maps;
  private final Clock clock;

  HeatMapResource(HeatMaps maps, Clock clock) {
    this.maps = maps;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, GEO_JSON})
  @Operation(
      operationId = "getHeatMap",
      summary = "Counts by hexagon, as GeoJSON",
      description =
          KINDS
              + " Hexagons of H3 whose centre lies in the area, the fullest first, at most 10,000."
              + " resolution: 0 to 9 (0.1 km²); without it one that shows some thousand in the"
              + " area.")
  public HeatMap map(
      @RestPath String kind,
      @BeanParam TimeParameters times,
      @BeanParam AreaParameters where,
      @RestQuery String resolution) {
    HeatMapKind counted = HeatMapKind.of(kind);
    TimeRange range = times.recent(clock, USUAL, LONGEST);
    Area area = where.area();
    int cellSize = Resolutions.parse(resolution, area);
    List<HeatCell> cells = maps.cells(counted, range, area, cellSize, MOST_CELLS + 1);
    if (cells.size() > MOST_CELLS) {
      throw ProblemException.store(
          ProblemType.QUERY_LIMIT, "ask for a smaller area or a coarser resolution", null);
    }
    return HeatMap.of(cellSize, cells);
  }

  @GET
  @Path("/tiles/{z}/{x}/{y}")
  @Produces(VectorTile.MEDIA_TYPE)
  @Operation(
      operationId = "getHeatMapTile",
      summary = "Counts by hexagon, as a vector tile",
      description =
          KINDS
              + " Mapbox Vector Tile 2.1, layer `cells`, with the attributes cell, count, vehicles"
              + " and, of idling and overspeed, duration_s. Tiles as of OpenStreetMap, z 0 to 20;"
              + " hexagons grow finer up to z 13. Where nothing is counted the tile is empty.")
  @APIResponse(
      responseCode = "200",
      description = "The tile",
      content =
          @Content(
              mediaType = VectorTile.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response tile(
      @RestPath String kind,
      @RestPath String z,
      @RestPath String x,
      @RestPath String y,
      @BeanParam TimeParameters times) {
    HeatMapKind counted = HeatMapKind.of(kind);
    Tile tile = Tile.parse(z, x, y);
    TimeRange range = times.recent(clock, USUAL, LONGEST);
    int cellSize = Resolutions.ofZoom(tile.zoom());
    Area area = tile.area(Resolutions.reachDegrees(cellSize));
    List<HeatCell> cells = maps.cells(counted, range, area, cellSize, MOST_CELLS);
    return Response.ok(VectorTile.of(tile, cells), VectorTile.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=60")
        .build();
  }
}
