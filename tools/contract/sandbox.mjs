import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';

const brazecdi = fileURLToPath(new URL('../../brazecdi', import.meta.url));

/** The command line's sandbox, whose states a verifier can change. */
export async function startSandbox() {
  const process = spawn(brazecdi, ['sandbox', '--provider-states'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  process.stderr.on('data', text => { said = (said + text).slice(-2000) });
  let told = '';
  for await (const text of process.stdout) {
    told += text;
    if (told.includes('\n')) break;
  }
  if (!told.includes('\n')) throw new Error(`the sandbox did not start: ${said}`);
  const { base_url: url, api_key: key, provider_states_url: states, integration_id: id } = JSON.parse(told);
  return {
    url, key, states, id,
    async provide(state, params = {}) {
      const answer = await fetch(states, { method: 'POST', body: JSON.stringify({ action: 'setup', state, params }) });
      if (!answer.ok) throw new Error(`${state}: ${await answer.text()}`);
      return answer.json();
    },
    stop: async () => { process.kill('SIGTERM'); if (process.exitCode === null) await once(process, 'exit') },
  };
}

/**
 * A server in front of another that hands on what it gets, with one change to it. The change is set as defect: it has
 * request(path), a path in the place of another, and answer(answer), which may change its status, headers and body.
 */
export async function startProxy(upstream) {
  const target = new URL(upstream);
  const proxy = { defect: {} };
  const server = createServer((incoming, outgoing) => {
    const path = proxy.defect.request?.(incoming.url) ?? incoming.url;
    const onward = send({ host: target.hostname, port: target.port, path, method: incoming.method, headers: { ...incoming.headers, 'accept-encoding': 'identity' } }, async got => {
      const chunks = [];
      for await (const chunk of got) chunks.push(chunk);
      const answer = { status: got.statusCode, headers: { ...got.headers }, body: Buffer.concat(chunks).toString() };
      proxy.defect.answer?.(answer);
      delete answer.headers['content-length'];
      delete answer.headers['transfer-encoding'];
      outgoing.writeHead(answer.status, answer.headers);
      outgoing.end(answer.body);
    });
    onward.on('error', error => { outgoing.writeHead(599); outgoing.end(String(error)) });
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${server.address().port}/`;
  proxy.stop = () => server.close().closeAllConnections();
  return proxy;
}
