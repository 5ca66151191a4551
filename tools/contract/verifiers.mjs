import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { start } from './process.mjs';
import { startProxy, startSandbox } from './sandbox.mjs';

const bin = name => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** Runs a program to its end, whatever that is. */
function run(program, ...options) {
  return new Promise((resolve, reject) => {
    execFile(program, options, { maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', PACT_DO_NOT_TRACK: 'true' } }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** A verdict for each interaction of a pact; those without a finding passed. */
function verdictsOf(pact, reasons) {
  return pact.interactions.map(({ description }) => ({
    subject: description,
    verdict: reasons.has(description) ? 'failed' : 'passed',
    reason: reasons.get(description) ?? '',
  }));
}

/** What openapi-pact-comparator says of each interaction; its warnings count. */
export async function compare(document, file) {
  const { stdout, stderr } = await run(bin('openapi-pact-comparator'), document, file);
  const pact = JSON.parse(readFileSync(file, 'utf8'));
  if (!stdout.trim()) throw new Error(`openapi-pact-comparator says nothing: ${stderr}`);
  const reasons = new Map();
  for (const finding of JSON.parse(stdout)) {
    const of = finding.mockDetails?.interactionDescription;
    if (of === undefined) throw new Error(`a finding of no interaction: ${JSON.stringify(finding)}`);
    reasons.set(of, `${reasons.has(of) ? reasons.get(of) + '; ' : ''}${finding.type} ${finding.code}: ${finding.message}`);
  }
  return verdictsOf(pact, reasons);
}

/** What the verifier in Rust says of each interaction of a pact, with a provider at an address. */
export async function verify(file, provider, sandbox) {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  try {
    const report = join(folder, 'report.json');
    const { hostname, port } = new URL(provider);
    const { stdout, stderr } = await run(bin('pact-verifier'), '-f', file, '-h', hostname, '-p', port,
      '-s', sandbox.states, '-H', `Authorization=Bearer ${sandbox.key}`, '--no-colour', '-j', report);
    const pact = JSON.parse(readFileSync(file, 'utf8'));
    let said;
    try {
      said = JSON.parse(readFileSync(report, 'utf8'));
    } catch (error) {
      throw new Error(`pact-verifier wrote no report: ${stderr}${stdout}`, { cause: error });
    }
    const results = new Map(said.interactionResults.map(it => [it.description, it.result]));
    const reasons = new Map();
    for (const { description } of pact.interactions) {
      if (results.get(description) === 'OK') continue;
      const errors = said.errors.filter(({ interaction }) => interaction.includes(description)).map(({ mismatch }) => summary(mismatch));
      reasons.set(description, errors.join('; ') || `verified as ${results.get(description)}`);
    }
    return verdictsOf(pact, reasons);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summary(mismatch) {
  const all = mismatch?.mismatches ?? [];
  return all.map(({ type, mismatch: text, expected, actual }) => text || `${type}: expected ${expected} but was ${actual}`).join('; ') || JSON.stringify(mismatch);
}

/**
 * Prism as a proxy in front of a provider that lets nothing pass but what the document describes: it answers 500 with
 * its findings in the place of any other answer. Objects are taken as closed, so that a property that the document
 * does not know is a finding, though readers have to bear it.
 */
async function startPrism(document, provider) {
  const folder = mkdtempSync(join(tmpdir(), 'prism-'));
  const file = join(folder, 'closed.yaml');
  const closed = parse(readFileSync(document, 'utf8'));
  for (const schema of Object.values(closed.components.schemas)) {
    if (schema.additionalProperties === true) schema.additionalProperties = false;
  }
  writeFileSync(file, stringify(closed, { aliasDuplicateObjects: false }));
  const port = await freePort();
  const options = ['proxy', '--errors', '-h', '127.0.0.1', '-p', String(port), file, provider.replace(/\/$/, '')];
  const { stop } = await start(bin('prism'), options, /is listening/);
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => { await stop(); rmSync(folder, { recursive: true }) },
  };
}

/** Does something with a sandbox, a proxy in front of it and Prism in front of that; they end with it. */
export async function withServers(document, work) {
  const started = [];
  const keep = server => { started.unshift(server); return server };
  try {
    const sandbox = keep(await startSandbox());
    const proxy = keep(await startProxy(sandbox.url));
    const prism = keep(await startPrism(document, proxy.url));
    await work({ sandbox, proxy, prism });
  } finally {
    for (const server of started) await server.stop();
  }
}

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
