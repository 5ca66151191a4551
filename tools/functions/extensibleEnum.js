/** The lists beside x-extensible-enum fit it, and people can read the values in the description. */
export default function extensibleEnum(schema, _options, context) {
  const values = schema['x-extensible-enum'];
  const findings = [];
  const report = message => findings.push({ message, path: context.path });
  for (const list of ['x-enum-varnames', 'x-enum-descriptions']) {
    const length = schema[list]?.length ?? 0;
    if (length !== values.length) report(`${list} has ${length} entries for ${values.length} values`);
  }
  for (const value of values) {
    if (!new RegExp(`\\b${value}\\b`).test(schema.description ?? '')) {
      report(`the description does not mention the value ${value}`);
    }
  }
  for (const value of schema['x-terminal'] ?? []) {
    if (!values.includes(value)) report(`x-terminal has ${value}, which is no value`);
  }
  return findings;
}
