package io.fleet.local.deploy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The keys of a Quarkus module's {@code @ConfigMapping} interfaces, read from their source. */
final class ConfigMappings {
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private ConfigMappings() {}

  /** For example {@code fleet.gateway.limit.in-flight}. */
  static Set<String> keys(List<Path> sources) {
    Set<String> keys = new TreeSet<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree type : unit.getTypeDecls()) {
          if (type instanceof ClassTree mapping) {
            annotation(mapping.getModifiers().getAnnotations(), "ConfigMapping")
                .forEach(prefix -> collect(prefix, mapping, new HashMap<>(), keys));
          }
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(
      String prefix, ClassTree mapping, Map<String, ClassTree> outer, Set<String> keys) {
    Map<String, ClassTree> groups = new HashMap<>(outer);
    for (Tree member : mapping.getMembers()) {
      if (member instanceof ClassTree group) {
        groups.put(group.getSimpleName().toString(), group);
      }
    }
    for (Tree member : mapping.getMembers()) {
      if (member instanceof MethodTree method) {
        String key = prefix + "." + name(method);
        ClassTree group = groups.get(String.valueOf(method.getReturnType()));
        if (group == null) {
          keys.add(key);
        } else {
          collect(key, group, groups, keys);
        }
      }
    }
  }

  private static String name(MethodTree method) {
    List<String> given = annotation(method.getModifiers().getAnnotations(), "WithName");
    String own = method.getName().toString();
    return given.isEmpty()
        ? own.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
        : given.get(0);
  }

  private static List<String> annotation(List<? extends AnnotationTree> all, String name) {
    return all.stream()
        .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
        .map(annotation -> TEXT.matcher(annotation.getArguments().toString()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }
}
