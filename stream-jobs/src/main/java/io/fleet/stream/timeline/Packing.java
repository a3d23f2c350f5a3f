package io.fleet.stream.timeline;

import io.fleet.events.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes a residue small: deflate with a dictionary of the words that stand in most of them. What
 * says nothing (zeros, absent numbers) costs next to nothing then.
 */
final class Packing {
  /** Part of the form: residues in checkpoints can only be read with the very same words. */
  private static final byte[] WORDS =
      ("repeated_sosrepeated_overspeedharsh_brake_out_of_overspeedaggressive_drivingcrash_course"
              + "capabilityreceiverreportssilencedutyhealth_servicehealth_fuelhealth_fault_codes"
              + "health_chargehealth_enginepresenceidlingtowcrashharsh\1sosalert:sos:17overspeed\2"
              + "tripmotion\2\0\0\0\0\0\0\0\0\0")
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final int BLOCK = 512;

  /** No state of a vehicle comes near this; what claims to be longer is damaged. */
  private static final int LONGEST = 1 << 20;

  private Packing() {}

  static byte[] pack(ByteWriter body) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(WORDS);
      deflater.setInput(body.array(), 0, body.length());
      deflater.finish();
      ByteWriter out = new ByteWriter(BLOCK);
      byte[] block = new byte[BLOCK];
      while (!deflater.finished()) {
        out.writeBytes(block, 0, deflater.deflate(block));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static byte[] unpack(byte[] packed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(WORDS);
      inflater.setInput(packed);
      ByteWriter out = new ByteWriter(BLOCK);
      byte[] block = new byte[BLOCK];
      while (!inflater.finished() && out.length() < LONGEST) {
        int count = inflater.inflate(block);
        if (count == 0 && !inflater.finished()) {
          throw new IllegalStateException("a residue is cut off");
        }
        out.writeBytes(block, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalStateException("a residue cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }
}
