package io.fleet.local.command;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people what went wrong in one line; {@code FLEET_DEBUG=1} shows where. */
public final class UsersErrors implements IExecutionExceptionHandler {
  private static final int FAILED = 1;

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    command.getErr().println("fleet " + command.getCommandName() + ": " + message);
    if ("1".equals(System.getenv("FLEET_DEBUG"))) {
      e.printStackTrace(command.getErr());
    }
    return FAILED;
  }
}
