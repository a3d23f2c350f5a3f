package io.fleet.stream.timeline;

import io.fleet.events.ByteWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes a residue small: deflate with a dictionary of the words that stand in most of them. What
 * says nothing (zeros, absent numbers) costs next to nothing then.
 */
final class Packing {
  /** Part of the form: residues in checkpoints can only be read with the very same words. */
  private static final String NAMES =
      "repeated_sosrepeated_overspeedharsh_brake_out_of_overspeedaggressive_drivingcrash_course"
          + "capabilityreportsdutyhealth_servicehealth_fault_codeshealth_charge"
          + "presencetowcrashharshalert:sos:17";

  /** Part of the form too: how the frames of a van begin that says all a van can say. */
  private static final String FRAMES =
      "066d6f74696f6e03310100000000000000"
          + "096f766572737065656403020200"
          + "0474726970024f0000000000000000"
          + "000000000000000000800000000000000080000000000000008000000200000000000000800000"
          + "000000000080000000000000008000000080000000800000008"
          + "00669646c696e67010301000003736f73013500000000000000008000000000000000800000000"
          + "000000080000000000000008000000100000d6865616c74685f656e67696e6501050200000000"
          + "0b6865616c74685f6675656c012a010773696c656e6365010a02000001"
          + "087265636569766572010702000000008000000122616c6572743a73696c656e745f7665686963"
          + "6c653a31370f";

  private static final byte[] WORDS = words();

  private static final int BLOCK = 512;

  /** No state of a vehicle comes near this; what claims to be longer is damaged. */
  private static final int LONGEST = 1 << 20;

  private Packing() {}

  private static byte[] words() {
    byte[] names = NAMES.getBytes(StandardCharsets.ISO_8859_1);
    byte[] frames = HexFormat.of().parseHex(FRAMES);
    return ByteBuffer.allocate(names.length + frames.length).put(names).put(frames).array();
  }

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
