package io.fleet.query.answer;

import io.fleet.query.page.Page;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Finds what a resource tells: the items of its pages, or the one object. */
final class ItemType {
  private static final Set<Type> AROUND = Set.of(Page.class, RestResponse.class, Uni.class);

  private ItemType() {}

  /** Empty if its fields cannot be selected from: it is a stream, a text or nothing. */
  static Optional<Class<?>> of(Type returned) {
    if (returned instanceof ParameterizedType generic && AROUND.contains(generic.getRawType())) {
      return of(generic.getActualTypeArguments()[0]);
    }
    return returned instanceof Class<?> type && type.isRecord()
        ? Optional.of(type)
        : Optional.empty();
  }
}
