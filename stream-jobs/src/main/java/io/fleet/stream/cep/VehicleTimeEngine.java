package io.fleet.stream.cep;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;

/**
 * flink-cep's automaton, run over a list of events in the events' own time: before each event the
 * automaton is told that event's time, and no other clock exists.
 */
final class VehicleTimeEngine {
  private final NFA<DerivedEvent> automaton;
  private final AfterMatchSkipStrategy skip;
  private final TypeSerializer<DerivedEvent> serializer;

  /**
   * An engine for one pattern.
   *
   * @throws IllegalArgumentException if the pattern has no window
   */
  VehicleTimeEngine(Pattern<DerivedEvent, ?> pattern) {
    automaton = NFACompiler.compileFactory(pattern, false).createNFA();
    if (automaton.getWindowTime() <= 0) {
      throw new IllegalArgumentException("a pattern needs a window");
    }
    skip = pattern.getAfterMatchSkipStrategy();
    serializer =
        TypeInformation.of(DerivedEvent.class).createSerializer(new SerializerConfigImpl());
  }

  /** How long a match may last at most, ms; at exactly that it is too long. */
  long windowMs() {
    return automaton.getWindowTime();
  }

  /**
   * The events of the first match in a list, in order; none if there is no match.
   *
   * @param events in the order of their time
   */
  List<DerivedEvent> firstMatch(List<DerivedEvent> events) {
    SharedBuffer<DerivedEvent> buffer = new SharedBuffer<>(new MemoryStateStore(), serializer);
    try (SharedBufferAccessor<DerivedEvent> accessor = buffer.getAccessor()) {
      NFAState state = automaton.createInitialNFAState();
      for (DerivedEvent event : events) {
        automaton.advanceTime(accessor, state, event.timeMs(), skip);
        Collection<Map<String, List<DerivedEvent>>> matches =
            automaton.process(accessor, state, event, event.timeMs(), skip, event::timeMs);
        if (!matches.isEmpty()) {
          return matches.iterator().next().values().stream().flatMap(List::stream).toList();
        }
      }
      return List.of();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the pattern's automaton failed", e);
    } finally {
      buffer.releaseCacheStatisticsTimer();
    }
  }
}
