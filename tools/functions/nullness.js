/** Every property of an object is described, and required or nullable; a reference is described by its target. */
export default function nullness(schema, _options, context) {
  const findings = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const path = [...context.path, 'properties', name];
    if (property.$ref) continue;
    if (!property.description) findings.push({ message: `${name} is not described`, path });
    if (property.nullable === undefined && !schema.required?.includes(name)) {
      findings.push({ message: `${name} is neither required nor says whether it can be null`, path });
    }
  }
  return findings;
}
