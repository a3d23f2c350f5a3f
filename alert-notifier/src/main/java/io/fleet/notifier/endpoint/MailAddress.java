package io.fleet.notifier.endpoint;

import java.util.regex.Pattern;

/**
 * Addresses of mailboxes that need no quoting anywhere: not in a URL, not in a letter's head, not
 * in the dialogue of SMTP. It is less than RFC 5321 allows and all that is in use.
 */
final class MailAddress {
  private static final int MAX_LENGTH = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private MailAddress() {}

  static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches();
  }
}
