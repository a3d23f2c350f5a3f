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
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The objects of {@code k8s/base} or an overlay, read so that a field Kubernetes does not know is
 * an error.
 */
final class Manifests {
  static final String BASE = "k8s/base";
  static final String LOCAL = "k8s/overlays/local";
  static final String PRODUCTION = "k8s/overlays/production";

  /** Of an operator's job the one pod template is that of both of Flink's processes. */
  static final String FLINK = "flink";

  /** The service that the operator makes for the interface of the job that is called fleet. */
  static final String FLINK_REST = "fleet-rest";

  private static final String FLINK_DEPLOYMENT = "flink.apache.org/v1beta1/FlinkDeployment";
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.ofEntries(
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("apps/v1/StatefulSet", StatefulSet.class),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("batch/v1/CronJob", CronJob.class),
          Map.entry("batch/v1/Job", Job.class),
          Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
          Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
          Map.entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
          Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
          Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class));
  private static final ObjectMapper STRICT = strict();

  private final String directory;
  private final Kustomization kustomization;
  private final List<HasMetadata> objects = new ArrayList<>();
  private final List<JsonNode> flink = new ArrayList<>();

  Manifests(String directory) {
    this.directory = directory;
    kustomization = Kustomization.of(directory);
    for (JsonNode document : kustomization.objects()) {
      if (kind(document).equals(FLINK_DEPLOYMENT)) {
        flink.add(document);
      } else {
        objects.add(strictly(directory, document));
      }
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
    String kind = kind(document);
    if (!KINDS.containsKey(kind)) {
      throw new AssertionError(file + ": unknown kind " + kind);
    }
    try {
      return STRICT.treeToValue(document, KINDS.get(kind));
    } catch (IOException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  private static String kind(JsonNode document) {
    return document.path("apiVersion").asText() + "/" + document.path("kind").asText();
  }

  String directory() {
    return directory;
  }

  Kustomization kustomization() {
    return kustomization;
  }

  /** The jobs that are under Flink's operator, as they are written. */
  List<JsonNode> flinkDeployments() {
    return flink;
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
    all(CronJob.class)
        .forEach(
            c ->
                pods.put(
                    c.getMetadata().getName(),
                    c.getSpec().getJobTemplate().getSpec().getTemplate()));
    flink.forEach(job -> pods.put(FLINK, flinkPod(job)));
    return pods;
  }

  private static PodTemplateSpec flinkPod(JsonNode job) {
    try {
      return STRICT.treeToValue(job.at("/spec/podTemplate"), PodTemplateSpec.class);
    } catch (IOException e) {
      throw new AssertionError("podTemplate: " + e.getMessage(), e);
    }
  }

  /** The labels of a pod. */
  Map<String, String> labels(String pod) {
    return pods().get(pod).getMetadata().getLabels();
  }

  /** Pods with all of these labels. */
  List<String> selectedBy(Map<String, String> selector) {
    return pods().keySet().stream()
        .filter(pod -> labels(pod).entrySet().containsAll(selector.entrySet()))
        .toList();
  }

  /** Secrets that the comments of the kustomization say how to make. */
  Set<String> secretsAskedFor() {
    String pattern = "create secret (?:generic|tls) (\\S+)";
    Set<String> secrets = Project.find(pattern, Project.read(BASE + "/kustomization.yaml"));
    secrets.addAll(Project.find(pattern, Project.read(directory + "/kustomization.yaml")));
    return secrets;
  }

  @Override
  public String toString() {
    return directory;
  }

  static Container container(PodTemplateSpec pod) {
    return pod.getSpec().getContainers().get(0);
  }

  List<Workload> workloads() {
    List<Workload> all = new ArrayList<>();
    pods().forEach((name, pod) -> all.add(workload(name, container(pod))));
    return all;
  }

  private Workload workload(String name, Container container) {
    Map<String, String> environment = new TreeMap<>();
    container.getEnv().forEach(variable -> environment.put(variable.getName(), value(variable)));
    List<String> arguments = new ArrayList<>();
    container.getCommand().forEach(word -> arguments.add(expanded(word, environment)));
    container.getArgs().forEach(word -> arguments.add(expanded(word, environment)));
    String image = container.getImage();
    if (name.equals(FLINK)) {
      flink.get(0).at("/spec/job/args").forEach(word -> arguments.add(word.asText()));
      image = flink.get(0).at("/spec/image").asText();
    }
    Set<Integer> ports = new TreeSet<>();
    container.getPorts().stream().map(ContainerPort::getContainerPort).forEach(ports::add);
    return new Workload(directory, name, image, arguments, environment, expanded(container), ports);
  }

  private static Set<String> expanded(Container container) {
    StringBuilder text = new StringBuilder();
    container.getCommand().forEach(text::append);
    container.getArgs().forEach(text::append);
    container.getEnv().forEach(variable -> text.append(variable.getValue()));
    return Project.find("\\$\\(([A-Z_]+)\\)", text.toString());
  }

  /** As the kubelet does it: {@code $(NAME)} of what the environment has. */
  private static String expanded(String word, Map<String, String> environment) {
    String text = word;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      text = text.replace("$(" + variable.getKey() + ")", variable.getValue());
    }
    return text;
  }

  private String value(EnvVar variable) {
    EnvVarSource from = variable.getValueFrom();
    if (from == null) {
      return variable.getValue();
    }
    if (from.getFieldRef() != null) {
      return "field:" + from.getFieldRef().getFieldPath();
    }
    if (from.getConfigMapKeyRef() != null) {
      String map = from.getConfigMapKeyRef().getName();
      String key = from.getConfigMapKeyRef().getKey();
      String value = kustomization.maps().getOrDefault(map, Map.of()).get(key);
      if (value == null && Boolean.TRUE.equals(from.getConfigMapKeyRef().getOptional())) {
        return "optional:" + map + "/" + key;
      }
      if (value == null) {
        throw new AssertionError(directory + ": the map " + map + " has no " + key);
      }
      return value;
    }
    return "secret:" + from.getSecretKeyRef().getName() + "/" + from.getSecretKeyRef().getKey();
  }
}
