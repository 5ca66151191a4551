package dev.brazecdi.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

final class RedactionTest {
  private final Redaction redaction = new Redaction(List.of("Abcdef-123456-ghijkl"));
  private final LinkForm links =
      new LinkForm(HttpUrl.get("https://rest.iad-03.braze.com/"), redaction);

  @Test
  void sameValueHasTheSameNumber() {
    assertThat(redaction.placeholder("Loyalty points")).isEqualTo("[text of 14 characters #1]");
    assertThat(redaction.placeholder("mKx0uFpjZGk=")).isEqualTo("[base64 of 12 characters #2]");
    assertThat(redaction.placeholder("Loyalty points")).isEqualTo("[text of 14 characters #1]");
    assertThat(redaction.placeholder("")).isEqualTo("[empty]");
  }

  @Test
  void messagesOfTheServiceStayAsTheyAre() {
    for (String message :
        List.of(
            "Invalid cursor",
            "'cursor' is not valid",
            "Invalid integration ID",
            "Integration not found",
            "The API key lacks cdi.integration_job_status",
            "Rate limit exceeded")) {
      assertThat(redaction.text(message)).isEqualTo(message);
    }
  }

  @Test
  void partOfAKeyIsFoundWithoutCase() {
    assertThat(redaction.text("key abcDEF-12… was refused"))
        .isEqualTo("key [API key]… was refused");
    assertThat(redaction.text("ends in ghijkl")).isEqualTo("ends in [API key]");
    assertThat(redaction.placeholder("Abcdef-123456-ghijkl")).isEqualTo("[API key]");
  }

  @Test
  void learnedValueIsFoundWithoutCaseAndEncoded() {
    redaction.learn("Loyalty points");
    redaction.learn("QA");

    assertThat(redaction.text("loyalty POINTS, Loyalty%20points, QA and QANTAS"))
        .isEqualTo(
            "[text of 14 characters #2], [percent-encoded text of 16 characters #1],"
                + " [text of 2 characters #3] and QANTAS");
  }

  @Test
  void valueThatIsAWordOfPlaceholdersDoesNoHarm() {
    redaction.learn("text");
    redaction.learn("characters");

    assertThat(redaction.text("a text of characters"))
        .isEqualTo("a [text of 4 characters #2] of [text of 10 characters #1]");
  }

  @Test
  void whatLooksTellingGoes() {
    assertThat(redaction.text("mail jane@acme.example or see https://acme.example/a?b=c"))
        .isEqualTo("mail [e-mail address #2] or see [text of 26 characters #1]");
    assertThat(redaction.text("run 765432 of 2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11"))
        .isEqualTo("run [digits of 6 characters #4] of [uuid #3]");
  }

  @Test
  void namesOfTablesAndAccountsGo() {
    assertThat(
            redaction.text("no table ACME_PROD.FINANCE.SALARIES in WH_ACME, id ab12cd34, @octocat"))
        .doesNotContain("ACME", "SALARIES", "ab12cd34", "octocat");
  }

  @Test
  void valueIsFoundWhateverTheSpaceWithinIt() {
    redaction.learn("Jane Doe Daily");

    assertThat(redaction.text("Integration Jane  Doe\u200b Daily is gone"))
        .isEqualTo("Integration [text of 14 characters #1] is gone");
  }

  @Test
  void markOfAnotherIsNoPlaceholder() {
    redaction.learn("secret value");

    assertThat(redaction.text("\uE000 secret value")).isEqualTo("? [text of 12 characters #1]");
  }

  @Test
  void longTextIsBounded() {
    assertThat(redaction.text("ab ".repeat(100))).hasSize(201).endsWith("…");
    assertThat(redaction.text("x".repeat(5000))).isEqualTo("[text of 5000 characters #1]");
  }

  @Test
  void linkKeepsItsPunctuation() {
    String id = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

    assertThat(
            links.field(
                "</cdi/integrations/"
                    + id
                    + "/job_sync_status?cursor=c2tpcDow>; rel=\"prev\",</cdi/integrations"
                    + id
                    + "/job_sync_status?cursor=c2tpcDoxMA==>;rel='next'"))
        .isEqualTo(
            "</cdi/integrations/[uuid #1]/job_sync_status?cursor=[base64 of 8 characters #2]>;"
                + " rel=\"prev\",</cdi/integrations[uuid #1]/job_sync_status?cursor="
                + "[base64 of 12 characters #3]>;rel='next'");
  }

  @Test
  void brokenLinkShowsNothing() {
    assertThat(links.field("</cdi/integrations/secret?cursor=abc; rel=\"next\" other<"))
        .isEqualTo(
            "</cdi/integrations/[text of 6 characters #1]?cursor=[text of 4 characters #2]"
                + " rel=\"next\" [text of 5 characters #3]<");
    assertThat(links.target("https://rest.iad-03.braze.com/cdi#frag"))
        .isEqualTo("https://[this host]/cdi#[fragment]");
    assertThat(links.target("//user:pw@evil.example/x?y"))
        .isEqualTo("//[another host]/[text of 1 character #4]?[text of 1 character #5]");
  }
}
