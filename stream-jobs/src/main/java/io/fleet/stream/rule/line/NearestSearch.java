package io.fleet.stream.rule.line;

/**
 * Looks for the places of a line that are nearest to one place, from some point of the line on. Of
 * places equally near the first along is taken. Used once, by one thread.
 */
final class NearestSearch {
  private final RouteLine line;
  private final Boxes boxes;
  private final double lat;
  private final double lon;
  private final double cosine;
  private final int fromSegment;
  private final double fromShare;

  double squared = Double.POSITIVE_INFINITY;
  int segment = -1;
  double share;

  /**
   * A search.
   *
   * @param lat 1e-6 degrees
   * @param lon 1e-6 degrees from the line's middle
   * @param fromSegment where on the line it begins
   * @param fromShare how much of that segment lies before
   */
  NearestSearch(
      RouteLine line, double lat, double lon, double cosine, int fromSegment, double fromShare) {
    this.line = line;
    this.boxes = line.boxes;
    this.lat = lat;
    this.lon = lon;
    this.cosine = cosine;
    this.fromSegment = fromSegment;
    this.fromShare = fromShare;
  }

  /** Finds the nearest place; the first segments are looked at first: mostly it is on them. */
  NearestSearch nearest() {
    int end = Math.min(line.segments(), fromSegment + Boxes.LEAF);
    for (int i = fromSegment; i < end; i++) {
      look(i);
    }
    descend(Boxes.ROOT);
    return this;
  }

  /** Finds the nearest place, which is no farther than what another search found. */
  NearestSearch nearerThan(NearestSearch known) {
    squared = known.squared;
    segment = known.segment;
    share = known.share;
    descend(Boxes.ROOT);
    return this;
  }

  private void descend(int node) {
    boolean isBefore = boxes.firstOf(boxes.lastLeaf(node)) + Boxes.LEAF <= fromSegment;
    if (isBefore || boxes.awaySquared(node, lat, lon, cosine) > squared) {
      return;
    }
    if (boxes.isLeaf(node)) {
      int first = Math.max(fromSegment, boxes.firstOf(node));
      int end = Math.min(line.segments(), boxes.firstOf(node) + Boxes.LEAF);
      for (int i = first; i < end; i++) {
        look(i);
      }
      return;
    }
    int left = 2 * node;
    double toLeft = boxes.awaySquared(left, lat, lon, cosine);
    double toRight = boxes.awaySquared(left + 1, lat, lon, cosine);
    int nearer = toRight < toLeft ? 1 : 0;
    descend(left + nearer);
    descend(left + 1 - nearer);
  }

  private void look(int i) {
    double at = shareOf(i);
    double found = squaredAt(i, at);
    if (found < squared || (found == squared && i < segment)) {
      squared = found;
      segment = i;
      share = at;
    }
  }

  /** How much of a segment lies before its place that is nearest. */
  private double shareOf(int i) {
    double x = (line.lonE6[i + 1] - (double) line.lonE6[i]) * cosine;
    double y = line.latE6[i + 1] - (double) line.latE6[i];
    double along = (lon - line.lonE6[i]) * cosine * x + (lat - line.latE6[i]) * y;
    double at = along / (x * x + y * y);
    double least = i == fromSegment ? fromShare : 0;
    return Math.max(least, Math.min(1, at));
  }

  private double squaredAt(int i, double at) {
    double x = (lon - line.lonAt(i, at)) * cosine;
    double y = lat - line.latAt(i, at);
    return x * x + y * y;
  }

  /**
   * Goes on to the nearest place of where the line first comes as near as that, without looking at
   * what comes after it has gone away again.
   *
   * @param withinSquared in square units of latitude; no less than what is nearest of all
   */
  NearestSearch firstPass(double withinSquared) {
    int first = firstWithin(Boxes.ROOT, withinSquared);
    squared = Double.POSITIVE_INFINITY;
    for (int i = first; i < line.segments(); i++) {
      double found = squaredAt(i, shareOf(i));
      if (found > withinSquared) {
        break;
      }
      look(i);
    }
    return this;
  }

  private int firstWithin(int node, double withinSquared) {
    boolean isBefore = boxes.firstOf(boxes.lastLeaf(node)) + Boxes.LEAF <= fromSegment;
    if (isBefore || boxes.awaySquared(node, lat, lon, cosine) > withinSquared) {
      return -1;
    }
    if (!boxes.isLeaf(node)) {
      int found = firstWithin(2 * node, withinSquared);
      return found >= 0 ? found : firstWithin(2 * node + 1, withinSquared);
    }
    int end = Math.min(line.segments(), boxes.firstOf(node) + Boxes.LEAF);
    for (int i = Math.max(fromSegment, boxes.firstOf(node)); i < end; i++) {
      if (squaredAt(i, shareOf(i)) <= withinSquared) {
        return i;
      }
    }
    return -1;
  }
}
