package io.fleet.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Server-side parameters as the four parallel C arrays the engine takes; holds their memory until
 * the call has returned.
 */
final class ParameterBlock {

  private final List<Memory> texts = new ArrayList<>();
  private final int count;
  private final Memory names;
  private final Memory nameLengths;
  private final Memory values;
  private final Memory valueLengths;

  ParameterBlock(Map<String, String> parameters) {
    count = parameters.size();
    names = array(Native.POINTER_SIZE);
    nameLengths = array(Native.SIZE_T_SIZE);
    values = array(Native.POINTER_SIZE);
    valueLengths = array(Native.SIZE_T_SIZE);
    int index = 0;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      put(names, nameLengths, index, parameter.getKey());
      put(values, valueLengths, index, parameter.getValue());
      index++;
    }
  }

  private Memory array(int elementBytes) {
    return count == 0 ? null : new Memory((long) count * elementBytes);
  }

  private void put(Memory pointers, Memory lengths, int index, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Memory memory = new Memory(bytes.length + 1L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    texts.add(memory);
    pointers.setPointer((long) index * Native.POINTER_SIZE, memory);
    lengths.setLong((long) index * Native.SIZE_T_SIZE, bytes.length);
  }

  Pointer names() {
    return names;
  }

  Pointer nameLengths() {
    return nameLengths;
  }

  Pointer values() {
    return values;
  }

  Pointer valueLengths() {
    return valueLengths;
  }

  int count() {
    return count;
  }
}
