package io.fleet.notifier.endpoint;

import java.util.List;

/** Told of endpoints, from one thread at a time. */
public interface EndpointListener {

  /** An endpoint is in force from now on: it is new, or it was changed. */
  void inForce(Endpoint endpoint);

  /** An endpoint is there no more. */
  void removed(String endpointId);

  /** One that tells several, in their order. */
  static EndpointListener all(EndpointListener... listeners) {
    List<EndpointListener> told = List.of(listeners);
    return new EndpointListener() {
      @Override
      public void inForce(Endpoint endpoint) {
        told.forEach(listener -> listener.inForce(endpoint));
      }

      @Override
      public void removed(String endpointId) {
        told.forEach(listener -> listener.removed(endpointId));
      }
    };
  }
}
