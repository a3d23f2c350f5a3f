package io.fleet.stream.rule.sos;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.motion.Place;
import java.util.ArrayList;
import java.util.List;

/** What the SOS rule remembers of a vehicle. Never altered once it is handed out. */
public final class SosState implements Cloneable {
  /** A vehicle never seen. */
  public static final SosState NONE = new SosState();

  static final long NEVER = Long.MIN_VALUE;
  static final int LATE_EPISODES_KEPT = 16;

  /** An episode found in late data, from its first signal known to its last. */
  record LateEpisode(long firstMs, long lastMs) {
    boolean reaches(long atMs, long silenceMs) {
      return atMs > firstMs - silenceMs && atMs < lastMs + silenceMs;
    }

    LateEpisode with(long atMs) {
      return new LateEpisode(Math.min(firstMs, atMs), Math.max(lastMs, atMs));
    }
  }

  boolean open;
  long startedAtMs = NEVER;
  long lastSignalMs = NEVER;
  long closedAtMs = NEVER;
  long lastToldMs = NEVER;
  int signals;
  boolean placeTold;
  Place lastPlace;
  List<LateEpisode> lateEpisodes = List.of();

  private SosState() {}

  SosState copy() {
    try {
      return (SosState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with a new episode. */
  SosState opened(long atMs) {
    SosState state = copy();
    state.open = true;
    state.startedAtMs = atMs;
    state.lastSignalMs = atMs;
    state.lastToldMs = atMs;
    state.closedAtMs = NEVER;
    state.signals = 1;
    state.placeTold = false;
    return state;
  }

  /** The same with a late signal that opens an episode of its own, or widens the one it reaches. */
  SosState withLate(long atMs, long silenceMs) {
    SosState state = copy();
    List<LateEpisode> episodes = new ArrayList<>(lateEpisodes);
    int known = indexOfLate(atMs, silenceMs);
    if (known >= 0) {
      episodes.set(known, episodes.get(known).with(atMs));
    } else {
      episodes.add(new LateEpisode(atMs, atMs));
    }
    if (episodes.size() > LATE_EPISODES_KEPT) {
      episodes.remove(0);
    }
    state.lateEpisodes = List.copyOf(episodes);
    return state;
  }

  /** The late episode a signal belongs to, or -1. */
  int indexOfLate(long atMs, long silenceMs) {
    for (int i = 0; i < lateEpisodes.size(); i++) {
      if (lateEpisodes.get(i).reaches(atMs, silenceMs)) {
        return i;
      }
    }
    return -1;
  }

  void write(ByteWriter out) {
    out.writeBoolean(open);
    out.writeLong(startedAtMs);
    out.writeLong(lastSignalMs);
    out.writeLong(closedAtMs);
    out.writeLong(lastToldMs);
    out.writeSigned(signals);
    out.writeBoolean(placeTold);
    Place.write(lastPlace, out);
    out.writeVarLong(lateEpisodes.size());
    for (LateEpisode episode : lateEpisodes) {
      out.writeLong(episode.firstMs());
      out.writeLong(episode.lastMs());
    }
  }

  static SosState read(ByteReader in) {
    SosState state = new SosState();
    state.open = in.readBoolean();
    state.startedAtMs = in.readLong();
    state.lastSignalMs = in.readLong();
    state.closedAtMs = in.readLong();
    state.lastToldMs = in.readLong();
    state.signals = (int) in.readSigned();
    state.placeTold = in.readBoolean();
    state.lastPlace = Place.read(in);
    List<LateEpisode> episodes = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      episodes.add(new LateEpisode(in.readLong(), in.readLong()));
    }
    state.lateEpisodes = List.copyOf(episodes);
    return state;
  }
}
