const FROM_PROXIES = ['502', '503', '504'];
const RATE_HEADERS = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];

/** Every response has an example with a summary, and the headers that come with its status. */
export default function answers(responses, _options, context) {
  const findings = [];
  const report = (message, ...path) => findings.push({ message, path: [...context.path, ...path] });
  for (const [status, response] of Object.entries(responses)) {
    const headers = Object.keys(response.headers ?? {});
    const expected = ['X-Request-Id', ...(FROM_PROXIES.includes(status) ? [] : RATE_HEADERS)];
    if (['429', '503'].includes(status)) expected.push('Retry-After');
    for (const header of expected) {
      if (!headers.includes(header)) report(`${status} lacks the header ${header}`, status);
    }
    for (const [type, content] of Object.entries(response.content ?? { none: {} })) {
      const examples = Object.entries(content.examples ?? {});
      if (examples.length === 0) report(`${status} ${type} has no example`, status);
      for (const [name, example] of examples) {
        if (!example.summary) report(`the example ${name} of ${status} has no summary`, status);
      }
    }
  }
  return findings;
}
