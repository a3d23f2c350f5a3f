package io.fleet.gateway.reference.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.gateway.reference.check.FieldNote;
import java.nio.charset.StandardCharsets;

/**
 * One record of a file.
 *
 * @param line where it begins: the line in the file, or the feature's place in its list; from 1
 * @param id null if there is none
 * @param validFrom as it stands there, null if it does not
 * @param body null if the record cannot be read
 * @param fault why it cannot be read, else null
 */
record ImportLine(long line, String id, String validFrom, ObjectNode body, FieldNote fault) {
  private static final int MAX_ID = 100;

  /** Cuts off an id that is too long anyway, and makes it writable. */
  ImportLine {
    if (id != null) {
      String cut = id.length() > MAX_ID ? id.substring(0, MAX_ID) : id;
      id = new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
  }

  static ImportLine good(long line, String id, String validFrom, ObjectNode body) {
    return new ImportLine(line, id, validFrom, body, null);
  }

  static ImportLine bad(long line, String id, String field, String reason, String detail) {
    return new ImportLine(line, id, null, null, new FieldNote(field, reason, detail));
  }

  static ImportLine malformed(long line, String detail) {
    return bad(line, null, "", FieldNote.MALFORMED, detail);
  }
}
