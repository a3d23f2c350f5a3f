package io.fleet.query.export;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets a body write itself, whatever its form. */
@Provider
@Produces({Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE, MediaType.WILDCARD})
public class ExportBodyWriter implements MessageBodyWriter<ExportBody> {

  /**
   * Has the writer looked up by what is told, and no longer by what the method is said to return.
   */
  @ServerResponseFilter
  public void choose(ContainerResponseContext response) {
    if (response.getEntity() instanceof ExportBody body) {
      response.setEntity(body, null, response.getMediaType());
    }
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return ExportBody.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      ExportBody body,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    body.writeTo(out);
  }
}
