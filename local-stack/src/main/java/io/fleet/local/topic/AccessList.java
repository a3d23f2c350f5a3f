package io.fleet.local.topic;

import io.fleet.local.process.Stage;
import io.fleet.local.token.LogUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what on a log that asks for names: users, their passwords and their rights, from the
 * one list that clusters of containers have theirs from. What the list does not say is taken away.
 */
public final class AccessList implements Stage.Step {
  private static final int ITERATIONS = 4_096;
  private static final int WAIT_S = 30;
  private static final int WORDS = 4;

  private final LogLogin log;
  private final LogUsers users;
  private final Path list;

  /**
   * @param log as its administrator
   * @param users their passwords
   * @param list a line each: user, operations, kind, name
   */
  public AccessList(LogLogin log, LogUsers users, Path list) {
    this.log = log;
    this.users = users;
    this.list = list;
  }

  @Override
  public String name() {
    return "access";
  }

  @Override
  public String run()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Set<AclBinding> wanted = new HashSet<>();
    Set<String> names = users(list);
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        wanted.addAll(bindings(line));
      }
    }
    try (Admin admin = Admin.create(Topics.adminSettings(log))) {
      admin.alterUserScramCredentials(passwords(names)).all().get(WAIT_S, TimeUnit.SECONDS);
      Collection<AclBinding> present =
          admin.describeAcls(AclBindingFilter.ANY).values().get(WAIT_S, TimeUnit.SECONDS);
      List<AclBinding> missing = wanted.stream().filter(acl -> !present.contains(acl)).toList();
      admin.createAcls(missing).all().get(WAIT_S, TimeUnit.SECONDS);
      List<AclBindingFilter> surplus =
          present.stream().filter(acl -> !wanted.contains(acl)).map(AclBinding::toFilter).toList();
      admin.deleteAcls(surplus).all().get(WAIT_S, TimeUnit.SECONDS);
      return names.size() + " users, " + wanted.size() + " rights";
    }
  }

  private List<UserScramCredentialAlteration> passwords(Set<String> names) {
    List<UserScramCredentialAlteration> passwords = new ArrayList<>();
    names.forEach(name -> passwords.add(password(name, users.mechanism(), users.password(name))));
    return passwords;
  }

  /** One user's password by one mechanism; that of the other stays. */
  public static UserScramCredentialAlteration password(
      String user, String mechanism, String password) {
    ScramCredentialInfo how =
        new ScramCredentialInfo(ScramMechanism.fromMechanismName(mechanism), ITERATIONS);
    return new UserScramCredentialUpsertion(user, how, password);
  }

  /** The users in a list. */
  public static Set<String> users(Path list) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        names.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return names;
  }

  private List<AclBinding> bindings(String line) {
    String[] words = line.split(" ");
    if (words.length != WORDS) {
      throw new IllegalStateException(list + ": not user, operations, kind, name: " + line);
    }
    ResourcePattern resource =
        new ResourcePattern(
            ResourceType.valueOf(words[2].toUpperCase(Locale.ROOT)), words[3], PatternType.LITERAL);
    return Stream.of(words[1].split(","))
        .map(operation -> AclOperation.valueOf(operation.toUpperCase(Locale.ROOT)))
        .map(
            operation ->
                new AccessControlEntry("User:" + words[0], "*", operation, AclPermissionType.ALLOW))
        .map(entry -> new AclBinding(resource, entry))
        .toList();
  }
}
