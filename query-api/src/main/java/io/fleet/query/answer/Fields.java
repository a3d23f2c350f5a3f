package io.fleet.query.answer;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a type's JSON, in its order. */
public final class Fields {

  /**
   * One of them.
   *
   * @param name as in JSON
   * @param type of its values
   */
  public record Field(String name, Class<?> type, AnnotatedMember member) {
    /** That of an item; null for no item. */
    public Object of(Object item) {
      return item == null ? null : member.getValue(item);
    }
  }

  private final List<Field> all;

  private Fields(List<Field> all) {
    this.all = all;
  }

  /** As the mapper writes the type. */
  public static Fields of(Class<?> type, ObjectMapper mapper) {
    JavaType known = mapper.constructType(type);
    return new Fields(
        mapper.getSerializationConfig().introspect(known).findProperties().stream()
            .filter(BeanPropertyDefinition::couldSerialize)
            .map(Fields::field)
            .toList());
  }

  private static Field field(BeanPropertyDefinition property) {
    AnnotatedMember member = property.getAccessor();
    member.fixAccess(true);
    return new Field(property.getName(), property.getRawPrimaryType(), member);
  }

  /** Those that are selected. */
  public List<Field> in(FieldSelection selection) {
    return all.stream().filter(field -> selection.has(field.name())).toList();
  }

  public Set<String> names() {
    return all.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  /** An item's selected fields by their names; what is not known of it is left out. */
  public static Map<String, Object> values(List<Field> selected, Object item) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : selected) {
      Object value = field.of(item);
      if (value != null) {
        values.put(field.name(), value);
      }
    }
    return values;
  }
}
