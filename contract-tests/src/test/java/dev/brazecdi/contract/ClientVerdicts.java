package dev.brazecdi.contract;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes down what became of the tests of a class, for the page that shows the contract. */
final class ClientVerdicts implements TestWatcher, AfterAllCallback {
  private final Verdicts verdicts = new Verdicts();

  @Override
  public void testSuccessful(ExtensionContext context) {
    verdicts.passed(nameOf(context));
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    verdicts.failed(nameOf(context), String.valueOf(cause.getMessage()));
  }

  private static String nameOf(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName()
        + "."
        + context.getRequiredTestMethod().getName();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    verdicts.write("client-" + context.getRequiredTestClass().getSimpleName());
  }
}
