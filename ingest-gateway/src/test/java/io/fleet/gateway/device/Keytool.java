package io.fleet.gateway.device;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority and what it signs, made with the JDK's own tool in a directory. */
final class Keytool {
  static final String PASSWORD = "changeit";

  private final Path directory;

  Keytool(Path directory) {
    this.directory = directory;
  }

  Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  /** An authority, and a trust store with its certificate alone: {@code trust-NAME}. */
  void authority(String name) throws Exception {
    generate(name, "CN=" + name, "bc:c");
    run("-exportcert", "-alias", name, "-keystore", at(name), "-file", file(name + ".crt"));
    run(
        "-importcert",
        "-noprompt",
        "-alias",
        name,
        "-file",
        file(name + ".crt"),
        "-keystore",
        at("trust-" + name));
  }

  /** A key with a certificate that the authority has signed. */
  void signed(String authority, String name, String... extensions) throws Exception {
    generate(name, "CN=" + name);
    run("-certreq", "-alias", name, "-keystore", at(name), "-file", file(name + ".csr"));
    List<String> sign =
        new ArrayList<>(
            List.of(
                "-gencert",
                "-alias",
                authority,
                "-keystore",
                at(authority),
                "-infile",
                file(name + ".csr"),
                "-outfile",
                file(name + ".crt")));
    for (String extension : extensions) {
      sign.addAll(List.of("-ext", extension));
    }
    run(sign.toArray(String[]::new));
    run(
        "-importcert",
        "-noprompt",
        "-alias",
        authority,
        "-file",
        file(authority + ".crt"),
        "-keystore",
        at(name));
    run(
        "-importcert",
        "-noprompt",
        "-alias",
        name,
        "-file",
        file(name + ".crt"),
        "-keystore",
        at(name));
  }

  private void generate(String name, String subject, String... extensions) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                subject,
                "-keystore",
                at(name)));
    for (String extension : extensions) {
      words.addAll(List.of("-ext", extension));
    }
    run(words.toArray(String[]::new));
  }

  X509Certificate certificate(String name) throws Exception {
    return (X509Certificate) load(store(name)).getCertificate(name);
  }

  /** What a client needs that trusts the authority; with a key of its own unless it is null. */
  SSLContext client(String authority, String name) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(load(store("trust-" + authority)));
    KeyManager[] keys = null;
    if (name != null) {
      KeyStore own = load(store(name));
      X509Certificate[] chain =
          Arrays.stream(own.getCertificateChain(name))
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
      PrivateKey key = (PrivateKey) own.getKey(name, PASSWORD.toCharArray());
      keys = new KeyManager[] {new ShownAlways(name, key, chain)};
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private String at(String name) {
    return store(name).toString();
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void run(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(Arrays.asList(words));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Path log = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(words[0] + ": " + Files.readString(log));
    }
  }
}
