// What others say of the contract: openapi-pact-comparator of pact and document, the verifier in Rust of the sandbox,
// Prism of every request and answer between that verifier, or our command line, and the sandbox.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compare, verify, withServers } from './contract/verifiers.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const document = here('../api-spec/openapi.yaml');
const pact = here('../contract-tests/pacts/brazecdi-java-braze-cdi.json');
const examples = here('../contract-tests/target/pacts/brazecdi-java-examples-braze-cdi.json');
const folder = here('../contract-tests/target/contract/verdicts/');

if (!existsSync(examples)) {
  console.error('FAILED: the contract tests have not run; run mvn -pl contract-tests -am verify first');
  process.exit(1);
}

/** Tells the page what a verifier says, and the terminal what is wrong. */
function tell(verifier, verdicts) {
  const failed = verdicts.filter(({ verdict }) => verdict === 'failed');
  const of = createHash('sha256').update(readFileSync(pact)).digest('hex').slice(0, 12);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${verifier}.js`, `verdicts("${verifier}", "${of}", ${JSON.stringify(verdicts, null, 1)});\n`);
  for (const { subject, reason } of failed) console.error(`FAILED: ${verifier}: ${subject}: ${reason}`);
  console.log(`${verifier}: ${verdicts.length} subjects, ${failed.length} failures`);
  if (failed.length > 0 || verdicts.length === 0) process.exitCode = 1;
}

/** The document's examples that are not in the pact, held to the document as well. */
async function others() {
  const coverage = JSON.parse(readFileSync(here('../contract-tests/target/generated-contract-tests/coverage.json'), 'utf8'));
  const rows = new Map(coverage.map(row => [row.interaction, row]));
  const verdicts = await compare(document, examples);
  return verdicts.filter(({ subject }) => !rows.get(subject)?.pact).map(({ subject, verdict, reason }) => {
    // The comparator takes objects of answers as closed; properties that the document does not know must be found.
    if (!rows.get(subject)?.additional) return { subject, verdict, reason };
    const found = verdict === 'failed' && reason.split('; ').every(it => it.includes('must NOT have additional properties'));
    return { subject, verdict: found ? 'passed' : 'failed', reason: found ? '' : reason || 'additional properties were not found' };
  });
}

/** The command line's walk of three pages, and what it makes of a key that is refused, through Prism. */
async function client(sandbox, prism) {
  const verdicts = [];
  const look = async (subject, state, params, expected) => {
    await sandbox.provide(state, params);
    const env = { ...process.env, BRAZE_API_KEY: sandbox.key };
    const { code, lines } = await promisify(execFile)(here('../brazecdi'), ['syncs', sandbox.id, '--base-url', prism.url], { env })
      .then(({ stdout }) => ({ code: 0, lines: stdout.trimEnd().split('\n').filter(Boolean).length }), error => ({ code: error.code, lines: 0, said: error.stderr }));
    const found = `exit code ${code}, ${lines} syncs`;
    verdicts.push({ subject, verdict: found === expected ? 'passed' : 'failed', reason: found === expected ? '' : `${found}; expected ${expected}` });
  };
  await look('brazecdi syncs, 25 syncs on three pages', 'an integration has syncs', { total: 25 }, 'exit code 0, 25 syncs');
  await look('brazecdi syncs, no syncs', 'an integration has syncs', { total: 0 }, 'exit code 0, 0 syncs');
  await look('brazecdi syncs, a key that is refused', 'the API key is not valid', {}, 'exit code 10, 0 syncs');
  await look('brazecdi syncs, a permission that is missing', 'the API key lacks the permission', {}, 'exit code 11, 0 syncs');
  return verdicts;
}

await withServers(document, async ({ sandbox, proxy, prism }) => {
  // Prism writes queries anew, with %3D for =; the client's cursor is to arrive as the client sent it.
  proxy.defect = { request: path => path.replace(/(?<=[?&]cursor=)[^&]*/, decodeURIComponent) };
  tell('openapi-pact-comparator', [...await compare(document, pact), ...await others()]);
  tell('pact-verifier', await verify(pact, sandbox.url, sandbox));
  tell('prism', await verify(pact, prism.url, sandbox));
  tell('prism-client', await client(sandbox, prism));
});
