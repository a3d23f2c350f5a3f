package io.fleet.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.answer.FieldSelection;
import io.fleet.query.answer.Fields;
import io.fleet.query.answer.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * One column.
 *
 * @param name of the field; of a member of a nested object after that object's name and a dot
 * @param way from the item to the value
 */
record CsvColumn(String name, List<Field> way) {

  static List<CsvColumn> of(Class<?> type, FieldSelection selection, ObjectMapper mapper) {
    List<CsvColumn> columns = new ArrayList<>();
    Fields.of(type, mapper)
        .in(selection)
        .forEach(field -> add(new CsvColumn(field.name(), List.of(field)), mapper, columns));
    return List.copyOf(columns);
  }

  private static void add(CsvColumn column, ObjectMapper mapper, List<CsvColumn> columns) {
    Class<?> type = column.way.get(column.way.size() - 1).type();
    if (Record.class.isAssignableFrom(type)) {
      Fields.of(type, mapper)
          .in(FieldSelection.ALL)
          .forEach(member -> add(column.to(member), mapper, columns));
    } else {
      columns.add(column);
    }
  }

  private CsvColumn to(Field member) {
    List<Field> further = new ArrayList<>(way);
    further.add(member);
    return new CsvColumn(name + '.' + member.name(), List.copyOf(further));
  }

  Object of(Object item) {
    Object value = item;
    for (Field step : way) {
      value = step.of(value);
    }
    return value;
  }
}
