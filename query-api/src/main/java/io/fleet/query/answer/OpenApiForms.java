package io.fleet.query.answer;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in the OpenAPI document what holds for every reading operation: which fields can be asked
 * for, that an answer the client has is not sent again, and in which forms lists are told whole.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class OpenApiForms implements OASFilter {
  private static final String JSON = "application/json";
  private static final List<String> WHOLE = List.of("application/x-ndjson", "text/csv");

  @Override
  public PathItem filterPathItem(PathItem path) {
    Operation reading = path.getGET();
    APIResponse ok = reading == null ? null : reading.getResponses().getAPIResponse("200");
    Content content = ok == null ? null : ok.getContent();
    if (content != null && content.getMediaType(JSON) != null) {
      oneText(reading);
      addConditions(reading);
      tellWhole(content);
      if (!isReport(reading)) {
        reading.addParameter(fields());
      }
    }
    return path;
  }

  /** What has a form of its own by a parameter has its fields, too. */
  private static boolean isReport(Operation reading) {
    return reading.getParameters() != null
        && reading.getParameters().stream().anyMatch(p -> "format".equals(p.getName()));
  }

  /** Several ids are one text with commas, so that clients made when there was one go on. */
  private static void oneText(Operation reading) {
    if (reading.getParameters() != null) {
      reading.getParameters().stream()
          .filter(parameter -> "vehicle_id".equals(parameter.getName()))
          .forEach(parameter -> parameter.setSchema(text()));
    }
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static Parameter fields() {
    return OASFactory.createParameter()
        .name(FieldSelection.PARAMETER)
        .in(Parameter.In.QUERY)
        .description(
            "Only these fields of each item, or of the one object, parted by commas; an object"
                + " within is one field.")
        .schema(text());
  }

  private static void addConditions(Operation reading) {
    reading.addParameter(
        OASFactory.createParameter()
            .name("If-None-Match")
            .in(Parameter.In.HEADER)
            .description("The ETag of an answer the client has.")
            .schema(text()));
    reading
        .getResponses()
        .addAPIResponse(
            "304",
            OASFactory.createAPIResponse()
                .description("The answer that If-None-Match names still holds."));
  }

  private static void tellWhole(Content content) {
    for (String form : WHOLE) {
      if (content.getMediaType(form) != null) {
        content
            .getMediaType(form)
            .schema(
                text()
                    .description(
                        form.equals(WHOLE.get(0))
                            ? "Every item there is, one JSON object a line; see the list's items."
                            : "Every item there is, one a line after a header; members of nested"
                                + " objects in columns of their own, named with a dot."));
      }
    }
  }
}
