// Shows that the checks of contract.mjs can fail: seeds a defect at a time, into the pact or into what the provider
// answers, and expects it to be found by exactly the checks that the table in docs/contract.md names.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, verify, withServers } from './contract/verifiers.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const document = here('../api-spec/openapi.yaml');
const pact = here('../contract-tests/pacts/brazecdi-java-braze-cdi.json');
const page = here('../docs/contract.md');

const COMPARATOR = 'openapi-pact-comparator';
const RUST = 'Rust verifier';
const PRISM = 'Prism';

const onlyPage = interactions => interactions.find(it => it.description.startsWith('List job sync status, 200 only_page'));
const firstSync = interaction => interaction.response.body.content.results[0];

/** Defects of the pact: what it is, how it comes about, who finds it. */
const ofPact = [
  ['a property of a wrong type', it => { firstSync(it).rows_synced = 'many' }, [COMPARATOR]],
  ['a status that is not documented', it => { it.response.status = 418 }, [COMPARATOR]],
  ['a property that is not documented', it => { firstSync(it).rows_skipped = 1 }, [COMPARATOR]],
  ['a response header that is not documented', it => { it.response.headers['X-Total'] = ['3'] }, [COMPARATOR]],
  ['a misspelt path', it => { it.request.path = it.request.path.replace('job_sync_status', 'job_sync_statuses') }, [COMPARATOR]],
  ['a method that is not documented', it => { it.request.method = 'PUT' }, [COMPARATOR]],
  ['a query parameter that is not documented', it => { it.request.query = { page: ['2'] } }, [COMPARATOR]],
  ['a request without a key', it => { delete it.request.headers.Authorization }, [COMPARATOR]],
];

const inBody = change => answer => {
  const body = JSON.parse(answer.body);
  if (!body.results?.[0]?.job_status) return;
  for (const sync of body.results) change(sync, body);
  answer.body = JSON.stringify(body);
};

/** Defects of the provider. */
const ofProvider = [
  ['a property of a wrong type', { answer: inBody(sync => { sync.rows_synced = String(sync.rows_synced) }) }, [RUST, PRISM]],
  ['a required property that is missing', { answer: inBody(sync => { delete sync.job_status }) }, [RUST, PRISM]],
  ['a property that the client needs is renamed', { answer: inBody(sync => { sync.started_at = sync.sync_start_time; delete sync.sync_start_time }) }, [RUST, PRISM]],
  ['a property that is not documented', { answer: inBody(sync => { sync.rows_skipped = 1 }) }, [PRISM]],
  ['a time that is none', { answer: inBody(sync => { sync.sync_start_time = 'yesterday' }) }, [RUST, PRISM]],
  ['a page that is too short', { answer: inBody((_, body) => { if (body.results.length === 10) body.results.length = 9 }) }, [RUST]],
  ['a status that is not documented', { answer: answer => { if (answer.status === 200) answer.status = 206 } }, [RUST, PRISM]],
  ['another documented status', { answer: answer => { if (answer.status === 400) answer.status = 404 } }, [RUST]],
  ['a missing Link header', { answer: answer => { delete answer.headers.link } }, [RUST]],
  ['a Link header of two lines', { answer: answer => { answer.headers.link = answer.headers.link?.split(',') ?? [] } }, [RUST]],
  ['a Link header without a cursor', { answer: answer => { if (answer.headers.link) answer.headers.link = answer.headers.link.replaceAll('cursor=', 'page=') } }, [RUST]],
  ['a misspelt path', { request: path => path.replace('job_sync_status', 'job_sync_statuses') }, [RUST]],
  ['a conflict that looks like the rate limit', { answer: answer => { if (answer.status === 429) answer.headers['x-ratelimit-remaining'] = '0' } }, [RUST]],
  ['an error in HTML', { answer: answer => { if (answer.status >= 400) Object.assign(answer, { headers: { 'content-type': 'text/html' }, body: '<h1>Error</h1>' }) } }, [RUST, PRISM]],
];

const failures = [];
const rows = [];

/** Notes which checks found a defect, and whether they are those that should. */
function judge(where, what, found, expected) {
  const names = new Set(found);
  const list = [...names].join(', ') || 'nobody';
  if (list !== expected.join(', ')) failures.push(`${where}: ${what}: found by ${list}; expected ${expected.join(', ')}`);
  rows.push(`| ${where} | ${what} | ${expected.join(', ')} |`);
}

const failed = verdicts => verdicts.filter(({ verdict }) => verdict === 'failed');
/** Prism answers 500 in the place of what it does not let pass; the provider never does here. */
const stoppedByPrism = verdicts => failed(verdicts).filter(({ reason }) => /\b500\b/.test(reason));

const scratch = mkdtempSync(join(tmpdir(), 'contract-defects-'));
try {
  await withServers(document, async ({ sandbox, proxy, prism }) => {
    for (const [what, change, expected] of ofPact) {
      const changed = JSON.parse(readFileSync(pact, 'utf8'));
      change(onlyPage(changed.interactions));
      const file = join(scratch, 'pact.json');
      writeFileSync(file, JSON.stringify(changed));
      judge('pact', what, failed(await compare(document, file)).map(() => COMPARATOR), expected);
    }
    for (const [what, defect, expected] of ofProvider) {
      proxy.defect = defect;
      const found = [];
      if (failed(await verify(pact, proxy.url, sandbox)).length > 0) found.push(RUST);
      if (stoppedByPrism(await verify(pact, prism.url, sandbox)).length > 0) found.push(PRISM);
      judge('provider', what, found, expected);
    }
    proxy.defect = {};
    const clean = [...await compare(document, pact), ...await verify(pact, proxy.url, sandbox), ...await verify(pact, prism.url, sandbox)];
    for (const { subject, reason } of failed(clean)) failures.push(`without a defect: ${subject}: ${reason}`);
  });
} finally {
  rmSync(scratch, { recursive: true });
}

const table = ['| where | defect | found by |', '|---|---|---|', ...rows].join('\n');
const text = readFileSync(page, 'utf8');
if (!/<!-- contract-defects -->\n\n\|/.test(text)) failures.push('docs/contract.md has no place for the table');
const updated = text.replace(/(<!-- contract-defects -->\n\n)[^]*?(\n\n)/, (_, before, after) => before + table + after);
if (process.argv.includes('--update')) writeFileSync(page, updated);
else if (updated !== text) failures.push('docs/contract.md has another table; run node contract-defects.mjs --update');
for (const failure of failures) console.error(`FAILED: ${failure}`);
console.log(`${rows.length} seeded defects, ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
