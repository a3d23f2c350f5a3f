package io.fleet.query.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to each operation of the OpenAPI document the problems it can end in and, from {@code
 * openapi/OPERATION_ID.json}, an example of its answer; from {@code openapi/parameters.json} what
 * its parameters mean.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class OpenApiDetails implements OASFilter {
  private static final String JSON = "application/json";
  private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";
  private static final List<ProblemType> EVERYWHERE =
      List.of(
          ProblemType.INVALID_PARAMETER,
          ProblemType.UNAUTHORIZED,
          ProblemType.FORBIDDEN,
          ProblemType.QUERY_LIMIT,
          ProblemType.RATE_LIMITED,
          ProblemType.STORE_AWAY);

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getOperationId() != null) {
      EVERYWHERE.forEach(type -> describe(operation, type));
      if (operation.getParameters() != null
          && operation.getParameters().stream().anyMatch(p -> "id".equals(p.getName()))) {
        describe(operation, ProblemType.NOT_FOUND);
      }
      if ("listChanges".equals(operation.getOperationId())) {
        describe(operation, ProblemType.CURSOR_GONE);
      }
      describeParameters(operation);
      addExample(operation);
    }
    return operation;
  }

  private static void describe(Operation operation, ProblemType type) {
    MediaType problem =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref(PROBLEM_SCHEMA))
            .example(Map.of("type", type.uri(), "title", type.title(), "status", type.status()));
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(type.title() + " (" + type.uri() + ")")
            .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
    if (type == ProblemType.STORE_AWAY || type == ProblemType.RATE_LIMITED) {
      response.addHeader(
          "Retry-After", OASFactory.createHeader().description("Seconds to wait before a retry."));
    }
    operation.getResponses().addAPIResponse(String.valueOf(type.status()), response);
  }

  private static void describeParameters(Operation operation) {
    Map<?, ?> descriptions = document("parameters");
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> parameter.getDescription() == null)
          .forEach(p -> p.setDescription((String) descriptions.get(p.getName())));
    }
  }

  private static void addExample(Operation operation) {
    APIResponse ok = operation.getResponses().getAPIResponse("200");
    Map<?, ?> example = document(operation.getOperationId());
    if (ok != null && ok.getContent() != null && example != null) {
      ok.getContent().getMediaType(JSON).setExample(example);
    }
  }

  private static Map<?, ?> document(String documentName) {
    String name = "openapi/" + documentName + ".json";
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      return in == null ? null : new ObjectMapper().readValue(in, Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
