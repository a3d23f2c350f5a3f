package io.fleet.gateway.device;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A client certificate as somebody registers it: whole, or by its fingerprint.
 *
 * @param secret its fingerprint
 * @param notAfter its own end, null if only the fingerprint is known
 */
record ClientCertificate(Secret secret, Instant notAfter) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads one of both.
   *
   * @param pem the certificate, or null
   * @param fingerprint SHA-256 of its DER form in hex, with or without colons; or null
   */
  static ClientCertificate of(String pem, String fingerprint) {
    if ((pem == null) == (fingerprint == null)) {
      throw DeviceProblem.invalid("either certificate (PEM) or fingerprint (SHA-256) is needed");
    }
    return pem == null ? ofFingerprint(fingerprint) : ofPem(pem);
  }

  private static ClientCertificate ofFingerprint(String text) {
    String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
    if (!SHA_256.matcher(hex).matches()) {
      throw DeviceProblem.invalid("fingerprint: 64 hexadecimal digits");
    }
    return new ClientCertificate(Secret.ofFingerprint(hex), null);
  }

  private static ClientCertificate ofPem(String pem) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      String hash = Fingerprint.of(certificate.getEncoded());
      return new ClientCertificate(
          Secret.ofFingerprint(hash), certificate.getNotAfter().toInstant());
    } catch (CertificateException e) {
      throw DeviceProblem.invalid("certificate: one X.509 certificate as PEM");
    }
  }
}
