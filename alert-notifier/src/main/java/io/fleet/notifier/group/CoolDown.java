package io.fleet.notifier.group;

import io.fleet.notifier.event.Event;
import io.fleet.notifier.group.FoldKeys.FoldKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first of a rule and vehicle goes at once and begins a cool-down; what follows in it is folded
 * and told at its end. The end of something is folded only if its beginning was, and was not named:
 * whoever has been told that something began, alone or by its id in a fold, is told of its end by a
 * message of its own.
 */
final class CoolDown implements Grouper {
  private static final int MAX_WINDOWS = 10_000;
  private static final int MAX_UNNAMED = 20_000;

  private final long coolDownMs;
  private final FoldKeys keys;

  /** In the order they end, for all are equally long. */
  private final Map<FoldKey, Window> windows = new LinkedHashMap<>();

  private final RecentSubjects unnamed = new RecentSubjects(MAX_UNNAMED);

  private static final class Window {
    private final long endMs;
    private final Set<String> openingsHeld = new HashSet<>();

    private Window(long endMs) {
      this.endMs = endMs;
    }
  }

  CoolDown(Duration coolDown, FoldKeys keys) {
    this.coolDownMs = coolDown.toMillis();
    this.keys = keys;
  }

  @Override
  public long heldUntilMs(Event event, long nowMs) {
    if (NeverHeld.includes(event)) {
      return 0;
    }
    forgetEnded(nowMs);
    FoldKey key = keys.of(event);
    EventPhase.Stage stage = EventPhase.of(event.type()).stage();
    if (stage == EventPhase.Stage.CLOSING) {
      return closing(key, event.subjectId(), nowMs);
    }
    Window window = windows.get(key);
    if (window == null) {
      begin(key, nowMs);
      return 0;
    }
    if (stage == EventPhase.Stage.OPENING) {
      window.openingsHeld.add(event.subjectId());
    }
    return window.endMs;
  }

  private long closing(FoldKey key, String subjectId, long nowMs) {
    Window window = windows.get(key);
    if (window != null && window.openingsHeld.contains(subjectId)) {
      return window.endMs;
    }
    if (!unnamed.contains(subjectId)) {
      return 0;
    }
    Window holding = window == null ? begin(key, nowMs) : window;
    return holding == null ? 0 : holding.endMs;
  }

  /** Null if there are too many already. */
  private Window begin(FoldKey key, long nowMs) {
    if (windows.size() >= MAX_WINDOWS) {
      return null;
    }
    Window window = new Window(nowMs + coolDownMs);
    windows.put(key, window);
    return window;
  }

  private void forgetEnded(long nowMs) {
    Iterator<Window> oldest = windows.values().iterator();
    while (oldest.hasNext() && oldest.next().endMs <= nowMs) {
      oldest.remove();
    }
  }

  @Override
  public List<Merged> merge(List<Held> held) {
    Map<FoldKey, List<Held>> byKey = new LinkedHashMap<>();
    for (Held each : Members.inOrder(held)) {
      byKey.computeIfAbsent(keys.of(each.event()), key -> new ArrayList<>()).add(each);
    }
    List<Merged> merged = new ArrayList<>();
    byKey.forEach((key, members) -> merged.addAll(fold(key, members)));
    return merged;
  }

  private List<Merged> fold(FoldKey key, List<Held> members) {
    List<Merged> merged = new ArrayList<>();
    for (List<Held> part : Members.parts(members, Fold.MAX_MEMBERS, Long.MAX_VALUE)) {
      Fold fold = Fold.of(key.rule(), part);
      fold.beganUnnamed().forEach(unnamed::add);
      merged.add(new Merged(fold.event(), part));
    }
    Window window = windows.get(key);
    if (window != null) {
      members.forEach(each -> window.openingsHeld.remove(each.event().subjectId()));
    }
    return merged;
  }
}
