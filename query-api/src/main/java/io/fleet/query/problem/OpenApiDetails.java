package io.fleet.query.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to each operation of the OpenAPI document the problems it can end in, what its parameters
 * mean, and examples; and to the problem's schema the list of all types.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class OpenApiDetails implements OASFilter {
  private static final String EVENT_STREAM = "text/event-stream";
  private static final String SCHEMA_OF_EVENTS = "OutboundSseEvent";

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getOperationId() != null) {
      OperationExamples.addTo(operation);
      operation
          .getResponses()
          .getAPIResponses()
          .values()
          .forEach(OpenApiDetails::describeEventsAsText);
    }
    return operation;
  }

  /** The scanner takes an event for JSON; on the wire it is lines of text. */
  private static void describeEventsAsText(APIResponse response) {
    MediaType stream =
        response.getContent() == null ? null : response.getContent().getMediaType(EVENT_STREAM);
    if (stream != null) {
      stream.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
  }

  /** An annotation can give but one item of a list as its example. */
  @Override
  public Schema filterSchema(Schema schema) {
    List<Object> examples = schema.getExamples();
    if (examples != null
        && schema.getItems() != null
        && examples.stream().noneMatch(List.class::isInstance)) {
      schema.setExamples(List.of(List.copyOf(examples)));
    }
    return schema;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().removeSchema(SCHEMA_OF_EVENTS);
    String types =
        Arrays.stream(ProblemType.values())
            .map(type -> "`" + type.uri() + "` (" + type.status() + "): " + type.title())
            .collect(Collectors.joining("; "));
    document
        .getComponents()
        .getSchemas()
        .get(ProblemResponses.SCHEMA)
        .getProperties()
        .get("type")
        .setDescription("Stable; others may be added. " + types + ".");
    ProblemResponses responses = new ProblemResponses(document.getComponents());
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(responses::addTo));
  }
}
