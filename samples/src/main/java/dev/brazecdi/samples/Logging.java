package dev.brazecdi.samples;

import dev.brazecdi.retrofit.ClientListener;
import org.slf4j.Logger;

/** Logs through SLF4J what a client does. No event holds the key. */
final class Logging implements ClientListener {
  private final Logger log;

  Logging(Logger log) {
    this.log = log;
  }

  @Override
  public void responseReceived(ResponseReceived event) {
    log.debug("{} answered {} in {}", event.operation(), event.status(), event.took());
  }

  @Override
  public void retrying(Retrying event) {
    log.info(
        "{} failed ({}), attempt {} of it starts at {}",
        event.operation(),
        event.reason(),
        event.attempt() + 1,
        event.at());
  }

  @Override
  public void waiting(Waiting event) {
    log.info("{} waits for its rate limit until {}", event.operation(), event.until());
  }
}
