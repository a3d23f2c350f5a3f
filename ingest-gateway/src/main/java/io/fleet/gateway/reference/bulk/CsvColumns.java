package io.fleet.gateway.reference.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.gateway.reference.check.FieldNote;
import io.fleet.gateway.reference.check.MemberTypes;
import io.fleet.gateway.reference.check.StrictJson;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * Makes bodies of records: a column is a member by its name ({@code speed_limit_kmph}, {@code
 * overspeed.limit_kmph}), an empty cell an absent member.
 */
final class CsvColumns {
  private static final String ID = "id";
  private static final String VALID_FROM = "valid_from";
  private static final Set<String> BESIDE_THE_BODY = Set.of(ID, VALID_FROM);
  private static final Set<String> PLACE = Set.of("lat", "lon");

  private final ReferenceKind kind;
  private final List<String> names;

  private CsvColumns(ReferenceKind kind, List<String> names) {
    this.kind = kind;
    this.names = names;
  }

  /**
   * The columns of a file.
   *
   * @throws UnreadableFileException if one is no member of the kind, or there is no id
   */
  static CsvColumns of(ReferenceKind kind, List<String> names) throws UnreadableFileException {
    if (!names.contains(ID)) {
      throw new UnreadableFileException("a column id expected");
    }
    for (String name : names) {
      if (!BESIDE_THE_BODY.contains(name) && !isPlace(kind, name) && type(kind, name) == null) {
        throw new UnreadableFileException(
            "no member of that name in column " + (names.indexOf(name) + 1));
      }
      if (isWithin(name, names)) {
        throw new UnreadableFileException(name + " and the object it is part of");
      }
    }
    return new CsvColumns(kind, names);
  }

  /** Whether another column holds the object that this one is a part of. */
  private static boolean isWithin(String name, List<String> names) {
    return PLACE.contains(name)
        ? names.contains("geometry")
        : names.stream().anyMatch(other -> name.startsWith(other + '.'));
  }

  /** A fence may be a circle around a point, which is what spreadsheets can say. */
  private static boolean isPlace(ReferenceKind kind, String name) {
    return kind == ReferenceKind.GEOFENCES && PLACE.contains(name);
  }

  private static MemberTypes.Type type(ReferenceKind kind, String name) {
    return MemberTypes.of(kind, name.split("\\.", -1));
  }

  ImportLine read(long line, CSVRecord record) {
    if (record.size() != names.size()) {
      String detail = "%d cells, %d columns".formatted(record.size(), names.size());
      return ImportLine.malformed(line, detail);
    }
    String id = emptyToNull(record.get(ID));
    ObjectNode body = StrictJson.MAPPER.createObjectNode();
    for (String name : names) {
      String cell = emptyToNull(record.get(name));
      if (cell != null && !BESIDE_THE_BODY.contains(name)) {
        FieldNote fault = put(body, name, cell);
        if (fault != null) {
          return new ImportLine(line, id, null, null, fault);
        }
      }
    }
    String validFrom = record.isMapped(VALID_FROM) ? emptyToNull(record.get(VALID_FROM)) : null;
    return ImportLine.good(line, id, validFrom, body);
  }

  private FieldNote put(ObjectNode body, String name, String cell) {
    if (isPlace(kind, name)) {
      return putPlace(body, name, cell);
    }
    String[] path = name.split("\\.", -1);
    ObjectNode at = body;
    for (int i = 0; i < path.length - 1; i++) {
      at = at.withObjectProperty(path[i]);
    }
    return CsvCell.put(at, path[path.length - 1], cell, type(kind, name));
  }

  private static FieldNote putPlace(ObjectNode body, String name, String cell) {
    ObjectNode geometry = body.withObjectProperty("geometry");
    geometry.put("type", "Point");
    ObjectNode read = StrictJson.MAPPER.createObjectNode();
    FieldNote fault = CsvCell.put(read, name, cell, MemberTypes.Type.NUMBER);
    if (fault == null) {
      int place = name.equals("lon") ? 0 : 1;
      var coordinates = geometry.withArrayProperty("coordinates");
      if (place == 0) {
        coordinates.insert(0, read.get(name));
      } else {
        coordinates.add(read.get(name));
      }
    }
    return fault;
  }

  private static String emptyToNull(String cell) {
    return cell == null || cell.isEmpty() ? null : cell;
  }
}
