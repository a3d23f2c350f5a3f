package io.fleet.stream.rule.geofence;

import io.fleet.stream.rule.motion.Place;
import java.util.List;

/** Knows which fences there are at a moment of a vehicle's time. May change while it is asked. */
public interface FenceMap {
  /** No fence anywhere. */
  FenceMap EMPTY =
      new FenceMap() {
        @Override
        public boolean isEmpty() {
          return true;
        }

        @Override
        public void near(Place place, List<Fence> into) {
          // there is nothing to add
        }

        @Override
        public void along(Place from, Place to, List<Fence> into) {
          // there is nothing to add
        }

        @Override
        public Fence at(String id, long timeMs) {
          return null;
        }

        @Override
        public Fence shapeAt(String id, long timeMs) {
          return null;
        }
      };

  /** Whether there has never been a fence anywhere. */
  boolean isEmpty();

  /** Adds, in no order, every fence that counts at the place's time and may hold the place. */
  void near(Place place, List<Fence> into);

  /**
   * Adds, in no order, every fence that counts at the time of the second place and may hold any
   * place between the two. For places near each other: the cells between them are all looked into.
   */
  void along(Place from, Place to, List<Fence> into);

  /** The version of a fence that counts at a moment, epoch milliseconds, or null. */
  Fence at(String id, long timeMs);

  /** The version in force at a moment, whether or not its hours are open then, or null. */
  Fence shapeAt(String id, long timeMs);
}
