package io.fleet.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a kustomization comes to: resources, components, maps and patches, as far as they are used
 * here. It knows no more, so whatever else stands in one is an error; and so is a patch that meets
 * nothing. Kustomize itself is not asked.
 */
final class Kustomization {
  private static final Set<String> KEYS =
      Set.of(
          "apiVersion",
          "kind",
          "namespace",
          "labels",
          "resources",
          "components",
          "generatorOptions",
          "configMapGenerator",
          "patches");

  private final List<JsonNode> objects = new ArrayList<>();
  private final Map<String, Map<String, String>> maps = new LinkedHashMap<>();
  private final String namespace;

  private Kustomization(String namespace) {
    this.namespace = namespace;
  }

  /** Builds that of a directory. */
  static Kustomization of(String directory) {
    Kustomization built = new Kustomization(file(directory).path("namespace").asText());
    built.add(Path.of(directory));
    return built;
  }

  /** The file itself. */
  static JsonNode file(String directory) {
    List<JsonNode> documents = Manifests.documents(Project.read(directory + "/kustomization.yaml"));
    if (documents.size() != 1) {
      throw new AssertionError(directory + " has more than one kustomization");
    }
    return documents.get(0);
  }

  List<JsonNode> objects() {
    return Collections.unmodifiableList(objects);
  }

  /** Entries of the config maps, by the map's name. */
  Map<String, Map<String, String>> maps() {
    return Collections.unmodifiableMap(maps);
  }

  String namespace() {
    return namespace;
  }

  private void add(Path directory) {
    JsonNode file = file(directory.toString());
    Set<String> keys = new TreeSet<>();
    file.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(KEYS);
    if (!keys.isEmpty()) {
      throw new AssertionError(directory + ": unknown in a kustomization: " + keys);
    }
    for (JsonNode resource : file.path("resources")) {
      Path path = directory.resolve(resource.asText()).normalize();
      if (Files.isDirectory(Project.ROOT.resolve(path))) {
        add(path);
      } else {
        Manifests.documents(Project.read(path.toString())).forEach(this::addOnce);
      }
    }
    file.path("components")
        .forEach(component -> add(directory.resolve(component.asText()).normalize()));
    file.path("configMapGenerator").forEach(map -> generate(directory, map));
    file.path("patches").forEach(patch -> patch(directory, patch));
  }

  private void addOnce(JsonNode object) {
    if (objects.stream().anyMatch(other -> id(other).equals(id(object)))) {
      throw new AssertionError("twice: " + id(object));
    }
    objects.add(object);
  }

  private static String id(JsonNode object) {
    return String.join(
        "/",
        object.path("apiVersion").asText(),
        object.path("kind").asText(),
        object.at("/metadata/name").asText());
  }

  private void generate(Path directory, JsonNode generator) {
    String name = generator.path("name").asText();
    boolean replaces = generator.path("behavior").asText("create").equals("replace");
    if (replaces != maps.containsKey(name)) {
      throw new AssertionError(
          directory + ": the map " + name + " is made twice, or replaces none");
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (JsonNode literal : generator.path("literals")) {
      String[] pair = literal.asText().split("=", 2);
      entries.put(pair[0], pair[1]);
    }
    for (JsonNode path : generator.path("files")) {
      Path file = Path.of(path.asText());
      entries.put(file.getFileName().toString(), Project.read(directory.resolve(file).toString()));
    }
    maps.put(name, entries);
  }

  private void patch(Path directory, JsonNode patch) {
    String path = directory.resolve(patch.path("path").asText()).normalize().toString();
    List<JsonNode> documents = Manifests.documents(Project.read(path));
    if (patch.has("target")) {
      amend(path, patch.path("target"), documents.get(0));
    } else {
      documents.forEach(document -> remove(path, document));
    }
  }

  private void remove(String path, JsonNode document) {
    if (!document.path("$patch").asText().equals("delete")) {
      throw new AssertionError(path + ": without a target only deletions are understood");
    }
    if (!objects.removeIf(object -> id(object).equals(id(document)))) {
      throw new AssertionError(path + ": nothing to delete: " + id(document));
    }
  }

  private void amend(String path, JsonNode target, JsonNode operations) {
    if (!(operations instanceof ArrayNode)) {
      throw new AssertionError(path + " is no JSON patch");
    }
    boolean met = false;
    for (int i = 0; i < objects.size(); i++) {
      if (meets(target, objects.get(i))) {
        met = true;
        objects.set(i, amended(path, objects.get(i), operations));
      }
    }
    if (!met) {
      throw new AssertionError(path + " meets nothing: " + target);
    }
  }

  private static JsonNode amended(String path, JsonNode object, JsonNode operations) {
    try {
      return JsonPatch.apply(operations, object.deepCopy());
    } catch (RuntimeException e) {
      throw new AssertionError(path + " does not fit " + id(object) + ": " + e.getMessage(), e);
    }
  }

  private static boolean meets(JsonNode target, JsonNode object) {
    if (!target.path("kind").asText().equals(object.path("kind").asText())) {
      return false;
    }
    if (target.has("labelSelector")) {
      String[] pair = target.path("labelSelector").asText().split("=", 2);
      JsonNode labels = object.at("/metadata/labels");
      return labels.path(pair[0]).asText().equals(pair[1]);
    }
    return object.at("/metadata/name").asText().matches(target.path("name").asText());
  }

  /** For tests of the checks themselves. */
  static ObjectNode changed(JsonNode object, String pointer, String field, JsonNode value) {
    ObjectNode copy = object.deepCopy();
    ((ObjectNode) copy.at(pointer)).set(field, value);
    return copy;
  }

  static JsonNode text(String value) {
    return new ObjectMapper().getNodeFactory().textNode(value);
  }
}
