package io.fleet.local.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code k8s/base}, read so that a field Kubernetes does not know is an error. */
final class Manifests {
  static final String DIRECTORY = "k8s/base";
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1/Namespace", Namespace.class,
          "v1/Service", Service.class,
          "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
          "apps/v1/Deployment", Deployment.class,
          "apps/v1/StatefulSet", StatefulSet.class,
          "batch/v1/Job", Job.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);
  private static final ObjectMapper STRICT = strict();

  private final List<HasMetadata> objects = new ArrayList<>();
  private final JsonNode kustomization;

  Manifests() {
    kustomization = documents(Project.read(DIRECTORY + "/kustomization.yaml")).get(0);
    for (JsonNode file : kustomization.get("resources")) {
      String text = Project.read(DIRECTORY + "/" + file.asText());
      documents(text).forEach(document -> objects.add(strictly(file.asText(), document)));
    }
  }

  /** Fields the models do not know would otherwise be kept as additional properties. */
  private static ObjectMapper strict() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.setAnnotationIntrospector(
        new JacksonAnnotationIntrospector() {
          private static final long serialVersionUID = 1L;

          @Override
          public Boolean hasAnySetter(Annotated annotated) {
            return false;
          }
        });
    return mapper;
  }

  static List<JsonNode> documents(String yaml) {
    YAMLFactory factory = YAMLFactory.builder().build();
    try (YAMLParser parser = factory.createParser(yaml)) {
      return new ObjectMapper(factory)
          .readerFor(JsonNode.class)
          .<JsonNode>readValues(parser)
          .readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one document as what its kind says. */
  static HasMetadata strictly(String file, JsonNode document) {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    if (!KINDS.containsKey(kind)) {
      throw new AssertionError(file + ": unknown kind " + kind);
    }
    try {
      return STRICT.treeToValue(document, KINDS.get(kind));
    } catch (IOException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  JsonNode kustomization() {
    return kustomization;
  }

  <T> List<T> all(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Pod templates by the name of what starts them. */
  Map<String, PodTemplateSpec> pods() {
    Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
    all(Deployment.class)
        .forEach(d -> pods.put(d.getMetadata().getName(), d.getSpec().getTemplate()));
    all(StatefulSet.class)
        .forEach(s -> pods.put(s.getMetadata().getName(), s.getSpec().getTemplate()));
    all(Job.class).forEach(j -> pods.put(j.getMetadata().getName(), j.getSpec().getTemplate()));
    return pods;
  }

  static Container container(PodTemplateSpec pod) {
    return pod.getSpec().getContainers().get(0);
  }

  List<Workload> workloads() {
    List<Workload> all = new ArrayList<>();
    pods().forEach((name, pod) -> all.add(workload(name, container(pod))));
    return all;
  }

  private static Workload workload(String name, Container container) {
    List<String> arguments = new ArrayList<>(container.getCommand());
    arguments.addAll(container.getArgs());
    Map<String, String> environment = new TreeMap<>();
    container.getEnv().forEach(variable -> environment.put(variable.getName(), value(variable)));
    Set<Integer> ports = new TreeSet<>();
    container.getPorts().stream().map(ContainerPort::getContainerPort).forEach(ports::add);
    return new Workload(DIRECTORY, name, container.getImage(), arguments, environment, ports);
  }

  private static String value(EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return variable.getValue();
    }
    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
    return "secret:" + secret.getName() + "/" + secret.getKey();
  }
}
