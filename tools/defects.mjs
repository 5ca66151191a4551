// Puts one defect after the other into the document, and expects a named check to find each.
// `node defects.mjs --update` writes the table in docs/document.md anew.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const document = readFileSync(join(here, '../api-spec/openapi.yaml'), 'utf8');
const page = join(here, '../docs/document.md');

// What is wrong, the text that is replaced (its first occurrence), its replacement, and who has to find it.
const defects = [
  ['an example of the wrong type', 'rows_synced: 4832', 'rows_synced: many', 'oas3-valid-media-example'],
  ['an example without a required property', '{ job_status: partial, ', '{ ', 'oas3-valid-media-example'],
  ['an example with null where none is allowed', 'job_status: partial', 'job_status: null', 'oas3-valid-media-example'],
  ['an example with a date that is none', "'2026-03-25T05:58:01.113Z'", "'yesterday'", 'oas3-valid-media-example'],
  ['an answer without an example', /examples:(\n +server_error:)/, 'x-examples:$1', 'cdi-answers'],
  ['an example without a summary', 'summary: Come back later', 'description: Come back later', 'cdi-answers'],
  ['an answer without a rate header', "X-RateLimit-Reset: { $ref: '#/components/headers/X-RateLimit-Reset' }\n", '\n', 'cdi-answers'],
  ['an answer without the request id', /(Unavailable:\n.*\n.*\n.*\n)        X-Request-Id: .*\n/, '$1', 'cdi-answers'],
  ['a 429 without Retry-After', "        Retry-After: { $ref: '#/components/headers/Retry-After' }\n", '', 'cdi-answers'],
  ['a status that is not documented', "        '403': { $ref: '#/components/responses/Forbidden' }\n", '', 'cdi-statuses'],
  ['a property whose nullness is not said', "          format: date-time\n          nullable: true\n", '          format: date-time\n', 'cdi-nullness'],
  ['a property that is not described', '          description: When the sync started.\n', '', 'cdi-nullness'],
  ['a closed object', 'additionalProperties: true', 'additionalProperties: false', 'cdi-open-objects'],
  ['a closed enum', 'description: How the last sync stands', 'enum: [success, null]\n          description: How the last sync stands', 'cdi-no-closed-enums'],
  ['a value without a name', '[RUNNING, SUCCESS, ', '[RUNNING, ', 'cdi-extensible-enums'],
  ['a value that the description lacks', 'partial (some rows failed), ', '', 'cdi-extensible-enums'],
  ['a final value that is no value', 'x-terminal: [success', 'x-terminal: [done', 'cdi-extensible-enums'],
  ['a count of 32 bits', 'format: int64', 'format: int32', 'cdi-int64'],
  ['a time without its format', '          format: date-time\n          nullable: true\n          description: When the sync started', '          nullable: true\n          description: When the sync started', 'cdi-times'],
  ['a time with the format of a day', 'format: date-time', 'format: date', 'cdi-times'],
  ['an operation without a permission', '      x-permission: cdi.integration_list\n', '', 'cdi-permission'],
  ['a permission that is none', 'x-permission: cdi.integration_list', 'x-permission: integration list', 'cdi-permission'],
  ['an operation without a rate limit', '      x-rate-limit: { requests: 50, seconds: 60 }\n', '', 'cdi-rate-limit'],
  ['a rate limit of nothing', 'requests: 50', 'requests: 0', 'cdi-rate-limit'],
  ['a page without the Link header', "            Link: { $ref: '#/components/headers/Link' }\n", '', 'cdi-paging'],
  ['paging by a parameter that is not there', 'x-paging: { cursor: cursor', 'x-paging: { cursor: page', 'cdi-paging'],
  ['a conflict that nothing shows', / conflict:\n/, ' other:\n', 'cdi-conflict'],
  ['an unknown extension', 'x-permission: cdi.integration_list', 'x-permission: cdi.integration_list\n      x-pagign: {}', 'cdi-extensions'],
  ['an extension that is explained but not used', '    - x-terminal: ', '    - x-final: the same as x-terminal.\n    - x-terminal: ', 'cdi-extensions'],
  ['a server without the name of its instance', ', x-instance: US-01', '', 'cdi-servers'],
  ['a server that is not https', "'https://rest.iad-01", "'http://rest.iad-01", 'cdi-servers'],
  ['a schema that nothing refers to', '    SyncAccepted:\n', '    Orphan: { type: object, description: d., additionalProperties: true }\n    SyncAccepted:\n', 'oas3-unused-component'],
  ['a reference to nothing', "'#/components/schemas/SyncAccepted'", "'#/components/schemas/SyncAcepted'", 'invalid-ref'],
  ['an operation without a description', /      description: >-\n        Lists the integrations.*\n/, '', 'operation-description'],
  ['an operation without a name', '      operationId: triggerSync\n', '', 'operation-operationId'],
  ['two operations of one name', 'operationId: triggerSync', 'operationId: listIntegrations', 'operation-operationId-unique'],
  ['a tag that is not declared', 'tags: [Cdi]', 'tags: [CDI]', 'operation-tag-defined'],
  ['a path parameter that the path lacks', '{integration_id}/sync:', '{integration}/sync:', 'path-params'],
  ['an operation that needs no key', 'operationId: triggerSync', 'operationId: triggerSync\n      security: []', 'cdi-security'],
  ['an operation without successes', "        '202':", "        '302':", 'operation-2xx-response'],
  ['a misspelt keyword', 'minLength: 1', 'minLenght: 1', 'struct'],
  ['a licence without an address', '    url: https://www.apache.org/licenses/LICENSE-2.0.html\n', '', 'info-license-strict'],
];

function withDefect([what, text, instead]) {
  const changed = document.replace(text, instead);
  if (changed === document) throw new Error(`the document has no place for the defect: ${what}`);
  return changed;
}

/** The JSON that a tool says; Redocly says one object after the other. */
function run(tool, ...options) {
  const result = spawnSync(join(here, 'node_modules/.bin', tool), options, {
    cwd: here, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1' },
  });
  const start = result.stdout.search(/^[[{]/m);
  if (start < 0) throw new Error(`${tool} says no JSON: ${result.stderr}`);
  return result.stdout.slice(start).split(/(?<=^\})(?=\{$)/m).map(json => JSON.parse(json));
}

/** The names of the checks that found something, by file. */
function findings(files) {
  const found = new Map(files.map(file => [basename(file), new Set()]));
  const [spectral] = run('spectral', 'lint', '--ruleset', 'spectral.yaml', '--format', 'json', '--quiet', ...files);
  for (const { code, source } of spectral) found.get(basename(source)).add(code);
  const redocly = run('redocly', 'lint', '--config', 'redocly.yaml', '--format', 'json', '--max-problems', '10000', ...files);
  for (const { ruleId, location } of redocly.flatMap(answer => answer.problems)) found.get(basename(location[0].source.ref)).add(ruleId);
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'defects-'));
try {
  const files = [document, ...defects.map(withDefect)].map((text, i) => {
    const file = join(folder, `${i}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  const found = findings(files);
  const failures = [...found.get('0.yaml')].map(check => `the document itself: ${check}`);
  const rows = defects.map(([what, , , check], i) => {
    const checks = found.get(`${i + 1}.yaml`);
    if (!checks.has(check)) failures.push(`${what}: not found by ${check}, but by ${[...checks].join(', ') || 'nobody'}`);
    return `| ${what} | ${check} |`;
  });
  const own = [...readFileSync(join(here, 'spectral.yaml'), 'utf8').matchAll(/^  (cdi-[a-z0-9-]+):/gm)].map(match => match[1]);
  for (const rule of own) {
    if (!defects.some(([, , , check]) => check === rule)) failures.push(`${rule}: no defect shows that it can fail`);
  }
  const table = ['| defect | found by |', '|---|---|', ...rows].join('\n');
  const text = readFileSync(page, 'utf8');
  const updated = text.replace(/(<!-- defects -->\n\n)[^]*?(\n\n)/, (_, before, after) => before + table + after);
  if (process.argv.includes('--update')) writeFileSync(page, updated);
  else if (updated !== text) failures.push('docs/document.md has another table; run node defects.mjs --update');
  for (const failure of failures) console.error(`FAILED: ${failure}`);
  console.log(`${defects.length} seeded defects, ${failures.length} failures`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
