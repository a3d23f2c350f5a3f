package io.fleet.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Json;
import io.fleet.events.Schemas;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The published JSON Schemas of every record; open to everybody. */
@Path("/v1/schemas")
@Tag(name = "schemas")
@PermitAll
public class SchemaResource {
  private static final String SCHEMA_JSON = "application/schema+json";

  /** The names, each with its address. */
  @GET
  public Response list() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("items");
      for (String name : Schemas.names()) {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("url", "/v1/schemas/" + name);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.ok(bytes.toByteArray(), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** One record's schema. */
  @GET
  @Path("/{name}")
  public Response get(@PathParam("name") String name) {
    if (!Schemas.names().contains(name)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "no such schema");
    }
    return Response.ok(Schemas.json(name), SCHEMA_JSON).build();
  }
}
