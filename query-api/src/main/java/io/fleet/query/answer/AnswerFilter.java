package io.fleet.query.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.answer.Fields.Field;
import io.fleet.query.page.Page;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every good answer of one piece its fields, its ETag and its compression, or makes it a 304.
 * Nobody may keep it without asking whether it still holds.
 */
@ApplicationScoped
public class AnswerFilter {
  private static final int WORTH_COMPRESSING_BYTES = 1_024;

  private final Wish wish;
  private final RoutingContext routing;
  private final ObjectMapper json;

  AnswerFilter(Wish wish, RoutingContext routing, ObjectMapper json) {
    this.wish = wish;
    this.routing = routing;
    this.json = json;
  }

  @ServerResponseFilter
  public void finish(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    Object entity = response.getEntity();
    if (!request.getMethod().equals(HttpMethod.GET)
        || response.getStatus() != 200
        || !isOfOnePiece(entity)) {
      return;
    }
    MediaType type = response.getMediaType();
    byte[] body = bytes(entity);
    MultivaluedMap<String, Object> headers = response.getHeaders();
    String tag = ETag.of(body, type);
    headers.putSingle(HttpHeaders.ETAG, tag);
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    headers.putSingle(HttpHeaders.VARY, "Accept, Accept-Encoding, Authorization");
    if (ETag.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatus(304);
      response.setEntity(null);
    } else {
      response.setEntity(encoded(body), null, type);
    }
  }

  /** Objects of ours and texts; what streams writes itself. */
  private static boolean isOfOnePiece(Object entity) {
    return entity instanceof Record || entity instanceof String || entity instanceof List<?>;
  }

  private byte[] bytes(Object entity) throws JsonProcessingException {
    if (entity instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    return json.writeValueAsBytes(wish.fields().isAll() ? entity : selected(entity));
  }

  private Object selected(Object entity) {
    if (entity instanceof Page<?> page) {
      return page.items().isEmpty()
          ? page
          : new Page<>(values(page.items(), page.items().get(0)), page.next());
    }
    return values(List.of(entity), entity).get(0);
  }

  private List<Map<String, Object>> values(List<?> items, Object first) {
    List<Field> fields = Fields.of(first.getClass(), json).in(wish.fields());
    return items.stream().map(item -> Fields.values(fields, item)).toList();
  }

  private byte[] encoded(byte[] body) {
    Encoding encoding =
        body.length < WORTH_COMPRESSING_BYTES ? Encoding.IDENTITY : Encoding.of(routing.request());
    if (encoding == Encoding.IDENTITY) {
      return body;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
    try (OutputStream out = encoding.over(compressed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    encoding.announce(routing.response());
    return compressed.toByteArray();
  }
}
