package dev.brazecdi.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11", "2F1A7C54-7A0C-4F6E-9B61-0D2F6F0C8A11"})
  void idInEitherCaseIsUuid(String id) {
    assertThat(IntegrationIds.isUuid(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "loyalty",
        "2f1a7c547a0c4f6e9b610d2f6f0c8a11",
        "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a1",
        "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a111",
        "gf1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11",
        " 2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11"
      })
  void otherTextIsNot(String text) {
    assertThat(IntegrationIds.isUuid(text)).isFalse();
  }
}
