package io.fleet.local.bench.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Says which stage a stack or a thread works for, as a resource {@code bench/stages-….txt} has it.
 */
final class StageRules {
  /** What no rule knows. */
  static final String OTHER = "other";

  private static final String THREAD = "thread";
  private static final String FRAME = "frame";

  private final List<Rule> rules;

  private record Rule(String kind, String beginning, String stage) {
    static Rule of(String line) {
      String[] words = line.split("\\s*\\|\\s*");
      if (words.length != 3 || !(words[0].equals(THREAD) || words[0].equals(FRAME))) {
        throw new IllegalArgumentException("not a rule of a stage: " + line);
      }
      return new Rule(words[0], words[1], words[2]);
    }
  }

  private StageRules(List<Rule> rules) {
    this.rules = rules;
  }

  /** The rules of a process, named as its part. */
  static StageRules ofProcess(String process) {
    try (InputStream in =
        StageRules.class.getResourceAsStream("/bench/stages-" + process + ".txt")) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StageRules of(String text) {
    return new StageRules(
        text.lines()
            .map(String::trim)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Rule::of)
            .toList());
  }

  /** The stage of a thread that has no Java stack, if its name tells. */
  Optional<String> ofThread(String name) {
    return match(THREAD, name);
  }

  /** The stage of a stack, its top first. */
  String ofStack(List<Frame> frames) {
    for (Frame frame : frames) {
      Optional<String> stage = match(FRAME, frame.type());
      if (stage.isPresent()) {
        return stage.get();
      }
    }
    return OTHER;
  }

  private Optional<String> match(String kind, String text) {
    return rules.stream()
        .filter(rule -> rule.kind().equals(kind) && text.startsWith(rule.beginning()))
        .map(Rule::stage)
        .findFirst();
  }
}
