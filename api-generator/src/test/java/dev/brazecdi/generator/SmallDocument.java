package dev.brazecdi.generator;

/** A document that is as small as one can be, for tests to change. */
final class SmallDocument {
  static final String TEXT =
      """
      openapi: 3.0.4
      info: { title: t, version: '1' }
      servers:
        - { url: 'https://rest.x-01.example.com', x-instance: X-01, x-dashboard: 'https://d.example.com' }
      security:
        - key: []
      paths:
        /things/{thing_id}:
          get:
            tags: [Cdi]
            operationId: readThing
            description: Reads it.
            x-permission: things.read
            x-rate-limit: { requests: 5, seconds: 60 }
            parameters:
              - { name: thing_id, in: path, required: true, description: It., schema: { type: string } }
            responses:
              '200':
                description: It.
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Thing' }
      components:
        securitySchemes:
          key: { type: http, scheme: bearer }
        schemas:
          Colour:
            type: string
            description: A colour.
            x-extensible-enum: [red, blue]
            x-enum-varnames: [RED, BLUE]
            x-enum-descriptions: [As blood., As the sea.]
            x-terminal: [blue]
          Thing:
            type: object
            description: "Ends */ here, {@link x} and 'quotes' in \\\\u0041."
            additionalProperties: true
            required: [name]
            properties:
              name: { type: string, description: What it is called. }
              class: { type: string, nullable: true, description: A keyword. }
              colour: { $ref: '#/components/schemas/Colour' }
              PROPERTY
      """;

  private SmallDocument() {}

  /** With another property in it, in YAML's flow style; none for the empty text. */
  static String with(String property) {
    return TEXT.replace("PROPERTY", property);
  }
}
