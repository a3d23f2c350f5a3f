package io.fleet.notifier.deliver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;

/**
 * Whose turn it is among the messages of each vehicle, where an endpoint asks for their order. Only
 * the first of a vehicle's line may be attempted. After its third failed attempt a message leaves
 * the line and goes on by itself; still no two of a vehicle are under way at once. Messages of no
 * vehicle wait for nothing.
 */
final class VehicleTurns {
  /** A message with as many failed attempts holds no other any more. */
  static final int HOLDING_ATTEMPTS = 3;

  private final Map<String, Line> lines = new HashMap<>();
  private boolean inForce;

  boolean isInForce() {
    return inForce;
  }

  /** From now on there is an order, among these too. */
  void form(Collection<Delivery> inOrder) {
    inForce = true;
    inOrder.forEach(this::enter);
    inOrder.stream().filter(VehicleTurns::isUnderWay).forEach(this::claim);
  }

  /** There is no order any more. Returns those that were in line. */
  List<Delivery> disband() {
    List<Delivery> all = new ArrayList<>();
    lines.values().forEach(line -> line.addTo(all));
    lines.clear();
    inForce = false;
    return all;
  }

  /** Takes a place in its vehicle's line, by its record's offset, else behind all others. */
  void enter(Delivery delivery) {
    if (isOrdered(delivery) && delivery.attempts() < HOLDING_ATTEMPTS) {
      line(delivery).insert(delivery);
    }
  }

  /** Whether no other message has to go before. */
  boolean isFirst(Delivery delivery) {
    return !isOrdered(delivery)
        || delivery.attempts() >= HOLDING_ATTEMPTS
        || line(delivery).order.peekFirst() == delivery;
  }

  /** Whether it may go now; it is then under way. If not, it is named again when it may. */
  boolean claim(Delivery delivery) {
    if (!isFirst(delivery)) {
      return false;
    }
    return !isOrdered(delivery) || line(delivery).claim(delivery);
  }

  /** An attempt has failed. Returns those that may try to go now. */
  List<Delivery> attempted(Delivery delivery) {
    return delivery.attempts() < HOLDING_ATTEMPTS ? release(delivery) : leave(delivery);
  }

  /** It does not go now after all. Returns those that may try to go now. */
  List<Delivery> release(Delivery delivery) {
    Line line = lines.get(delivery.gist().vehicleId());
    return line == null ? List.of() : line.release(delivery);
  }

  /** It has come to its end. Returns those that may try to go now. */
  List<Delivery> leave(Delivery delivery) {
    Line line = lines.get(delivery.gist().vehicleId());
    if (line == null) {
      return List.of();
    }
    List<Delivery> next = line.leave(delivery);
    if (line.isEmpty()) {
      lines.remove(delivery.gist().vehicleId());
    }
    return next;
  }

  int lineCount() {
    return lines.size();
  }

  private boolean isOrdered(Delivery delivery) {
    return inForce && delivery.gist().vehicleId() != null;
  }

  private static boolean isUnderWay(Delivery delivery) {
    return delivery.place() == Delivery.Place.TAKEN || delivery.place() == Delivery.Place.RUNNING;
  }

  private Line line(Delivery delivery) {
    return lines.computeIfAbsent(delivery.gist().vehicleId(), id -> new Line());
  }

  /** The messages of one vehicle. */
  private static final class Line {
    private final LinkedList<Delivery> order = new LinkedList<>();
    private final Deque<Delivery> blocked = new ArrayDeque<>();
    private Delivery underWay;

    void insert(Delivery delivery) {
      ListIterator<Delivery> from = order.listIterator(order.size());
      while (from.hasPrevious()) {
        if (!isBefore(delivery, from.previous())) {
          from.next();
          break;
        }
      }
      from.add(delivery);
    }

    private static boolean isBefore(Delivery a, Delivery b) {
      return a.origin().isKnown()
          && a.origin().shard().equals(b.origin().shard())
          && a.origin().offset() < b.origin().offset();
    }

    /** What is in order goes before what has left it. */
    boolean claim(Delivery delivery) {
      if (underWay == null || underWay == delivery) {
        underWay = delivery;
        return true;
      }
      if (order.peekFirst() == delivery) {
        blocked.addFirst(delivery);
      } else {
        blocked.addLast(delivery);
      }
      return false;
    }

    List<Delivery> release(Delivery delivery) {
      if (underWay != delivery) {
        return List.of();
      }
      underWay = null;
      return blocked.isEmpty() ? List.of() : List.of(blocked.poll());
    }

    List<Delivery> leave(Delivery delivery) {
      boolean wasFirst = order.peekFirst() == delivery;
      if (wasFirst) {
        order.pollFirst();
      } else if (delivery.attempts() <= HOLDING_ATTEMPTS) {
        order.remove(delivery);
      }
      blocked.remove(delivery);
      List<Delivery> next = new ArrayList<>(release(delivery));
      if (wasFirst && !order.isEmpty() && !blocked.contains(order.peekFirst())) {
        next.add(order.peekFirst());
      }
      return next;
    }

    void addTo(List<Delivery> all) {
      all.addAll(order);
      blocked.stream().filter(each -> !order.contains(each)).forEach(all::add);
    }

    boolean isEmpty() {
      return order.isEmpty() && blocked.isEmpty() && underWay == null;
    }
  }
}
