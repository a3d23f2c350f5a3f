package io.fleet.query.description;

import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * The API's description as OpenAPI 3.0.3, for tools that do not read 3.1: the same model, written
 * by the same library in the words of the older version ({@code nullable}, one {@code example}).
 */
@ApplicationScoped
public class OlderDocument {
  /** What the document says it is. */
  static final String VERSION = "3.0.3";

  private final OpenApiDocumentService current;
  private SmallRyeOpenAPI written;

  OlderDocument(OpenApiDocumentService current) {
    this.current = current;
  }

  /** The document as JSON. */
  public String json() {
    return written().toJSON();
  }

  /** The document as YAML. */
  public String yaml() {
    return written().toYAML();
  }

  private synchronized SmallRyeOpenAPI written() {
    if (written == null) {
      byte[] document = current.getDocument(Format.JSON);
      OpenAPI model =
          builder().withCustomStaticFile(() -> new ByteArrayInputStream(document)).build().model();
      model.setOpenapi(VERSION);
      model.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .forEach(OlderDocument::forgetRoles);
      written = builder().withInitialModel(model).build();
    }
    return written;
  }

  /** Only 3.1 may name the roles that a bearer token needs. */
  private static void forgetRoles(Operation operation) {
    if (operation.getSecurity() != null) {
      operation
          .getSecurity()
          .forEach(
              requirement ->
                  List.copyOf(requirement.getSchemes().keySet()).forEach(requirement::addScheme));
    }
  }

  /** Reads and writes what it is given, and looks for nothing else. */
  private static SmallRyeOpenAPI.Builder builder() {
    return SmallRyeOpenAPI.builder()
        .enableModelReader(false)
        .enableStandardStaticFiles(false)
        .enableStandardFilter(false)
        .enableAnnotationScan(false)
        .defaultRequiredProperties(false);
  }
}
