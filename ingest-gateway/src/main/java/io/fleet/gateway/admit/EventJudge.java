package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import io.fleet.events.Refusal;
import java.io.IOException;

/** Judges the events of one request, one after the other. */
interface EventJudge {
  /** The refusal of an event that is too large for the log. */
  String TOO_LARGE = "too_large";

  /**
   * Judges the object whose start the parser stands at and leaves the parser at its end.
   *
   * @param from where the object begins in the body
   * @throws IOException if it is no JSON
   */
  default Verdict judge(int index, JsonParser in, byte[] body, int from) throws IOException {
    in.skipChildren();
    return judge(index, body, from, (int) in.currentLocation().getByteOffset());
  }

  /** Judges what may or may not be one JSON object. */
  Verdict judge(int index, byte[] body, int from, int to);

  /** The verdict on something that is no JSON object and so has nothing to keep. */
  default Verdict noObject(int index, String detail) {
    return Verdict.refused(index, null, new Refusal(Refusal.MALFORMED, detail), null, false);
  }
}
