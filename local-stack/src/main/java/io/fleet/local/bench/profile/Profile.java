package io.fleet.local.bench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a process spent its processor time. How much there was to spend is the kernel's word,
 * thread by thread; the samples of a thread only divide what that thread used.
 *
 * @param seconds of all threads
 * @param stages all of it, divided by stage, the greatest first
 * @param methods by the method on top of the stack
 * @param ownPlaces by the topmost line of our own code
 * @param threads by the name of the thread
 * @param stacks by the whole stack, from the thread to the top, parted by semicolons
 */
public record Profile(
    double seconds,
    List<Share> stages,
    List<Share> methods,
    List<Share> ownPlaces,
    List<Share> threads,
    List<Share> stacks) {
  private static final double MICROS = 1e6;

  /**
   * A part of the time.
   *
   * @param name what it was spent on
   * @param seconds of processor time
   */
  public record Share(String name, double seconds) {}

  static Profile of(Map<Long, ThreadTime> times, List<StackSample> samples, StageRules rules) {
    Map<Long, List<StackSample>> byThread =
        samples.stream().collect(Collectors.groupingBy(StackSample::thread));
    Map<String, Double> stages = new HashMap<>();
    Map<String, Double> methods = new HashMap<>();
    Map<String, Double> places = new HashMap<>();
    Map<String, Double> threads = new HashMap<>();
    Map<String, Double> stacks = new HashMap<>();
    times.forEach(
        (number, time) -> {
          add(threads, time.name(), time.seconds());
          List<StackSample> own = byThread.getOrDefault(number, List.of());
          String known =
              rules.ofThread(time.name()).orElse(own.isEmpty() ? StageRules.OTHER : null);
          if (known != null) {
            add(stages, known, time.seconds());
            return;
          }
          double each = time.seconds() / own.size();
          for (StackSample sample : own) {
            add(stages, rules.ofStack(sample.frames()), each);
            add(methods, sample.frames().get(0).methodName(), each);
            ownPlace(sample).ifPresent(place -> add(places, place, each));
            add(stacks, collapsed(time.name(), sample), each);
          }
        });
    return new Profile(
        sum(stages.values()),
        sorted(stages),
        sorted(methods),
        sorted(places),
        sorted(threads),
        sorted(stacks));
  }

  /** Writes a line for each stack, with its µs: what tools draw flame graphs from. */
  public void writeStacks(Path file) throws IOException {
    List<String> lines =
        stacks.stream()
            .map(stack -> stack.name() + ' ' + Math.round(stack.seconds() * MICROS))
            .toList();
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  private static String collapsed(String thread, StackSample sample) {
    StringBuilder stack = new StringBuilder(thread.replace(';', ','));
    for (int i = sample.frames().size() - 1; i >= 0; i--) {
      stack.append(';').append(sample.frames().get(i).methodName());
    }
    return stack.toString();
  }

  private static java.util.Optional<String> ownPlace(StackSample sample) {
    return sample.frames().stream().filter(Frame::isOurs).map(Frame::place).findFirst();
  }

  private static void add(Map<String, Double> to, String name, double seconds) {
    to.merge(name, seconds, Double::sum);
  }

  private static double sum(Collection<Double> seconds) {
    return seconds.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<Share> sorted(Map<String, Double> seconds) {
    List<Share> shares = new ArrayList<>();
    seconds.forEach((name, used) -> shares.add(new Share(name, used)));
    shares.sort((a, b) -> Double.compare(b.seconds(), a.seconds()));
    return shares;
  }
}
