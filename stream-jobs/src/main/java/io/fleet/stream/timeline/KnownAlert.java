package io.fleet.stream.timeline;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;

/**
 * An open alert of which a residue knows no more than that it has been told. A rule that has more
 * to say of it replaces it; it is never told itself.
 *
 * @param id the alert's, as a finding
 */
public record KnownAlert(String id) implements Finding {
  @Override
  public boolean isFinal() {
    return false;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(id);
  }

  static KnownAlert read(ByteReader in) {
    return new KnownAlert(in.readString());
  }
}
