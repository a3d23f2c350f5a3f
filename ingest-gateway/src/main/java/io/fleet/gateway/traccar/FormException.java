package io.fleet.gateway.traccar;

/** The content is not of the form it is said to be; nothing of it can be used. */
public final class FormException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail a sentence for people, without content of the message
   */
  public FormException(String detail) {
    super(detail, null, false, false);
  }
}
