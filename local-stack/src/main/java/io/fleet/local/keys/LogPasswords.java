package io.fleet.local.keys;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.layout.Topology;
import io.fleet.local.part.PartNames;
import io.fleet.local.token.LogUsers;
import io.fleet.local.topic.AccessList;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;

/**
 * What services show to the log. The new passwords count beside the old ones, by the other
 * mechanism, until the last part has been started anew; then the old ones are taken away.
 */
final class LogPasswords {
  private static final int WAIT_S = 30;

  private final DataDirectory data;
  private final Ports ports;
  private final ProjectHome home;

  LogPasswords(DataDirectory data, Ports ports, ProjectHome home) {
    this.data = data;
    this.ports = ports;
    this.home = home;
  }

  /** Replaces all of them; says what was done. */
  String rotate() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Topology topology = Topology.of(data);
    if (!topology.asksForNames()) {
      throw new IllegalStateException("the log of the topology single asks nobody for a name");
    }
    LogUsers users = new LogUsers(data.secrets());
    ScramMechanism old = ScramMechanism.fromMechanismName(users.mechanism());
    Map<String, String> passwords = new TreeMap<>();
    for (String user : AccessList.users(home.accessList())) {
      passwords.put(user, LogUsers.newPassword());
    }
    try (Admin admin = Admin.create(Topics.adminSettings(LogLogin.ofAdmin(data, ports)))) {
      List<UserScramCredentialAlteration> given = new ArrayList<>();
      passwords.forEach(
          (user, password) ->
              given.add(AccessList.password(user, users.otherMechanism(), password)));
      admin.alterUserScramCredentials(given).all().get(WAIT_S, TimeUnit.SECONDS);
      users.change(passwords);
      PartRestart restart = new PartRestart(data);
      for (String part : restarted(topology)) {
        restart.of(part);
      }
      List<UserScramCredentialAlteration> taken = new ArrayList<>();
      passwords.keySet().forEach(user -> taken.add(new UserScramCredentialDeletion(user, old)));
      admin.alterUserScramCredentials(taken).all().get(WAIT_S, TimeUnit.SECONDS);
    }
    return "New passwords of %d users, by %s; the old ones are gone"
        .formatted(passwords.size(), users.mechanism());
  }

  private static List<String> restarted(Topology topology) {
    List<String> parts = new ArrayList<>(List.of(PartNames.QUERY_API, PartNames.NOTIFIER));
    parts.add(PartNames.JOB_MANAGER);
    for (int each = 1; each <= topology.taskManagers(); each++) {
      parts.add(PartNames.taskManager(each));
    }
    parts.add(PartNames.GATEWAY);
    return parts;
  }
}
