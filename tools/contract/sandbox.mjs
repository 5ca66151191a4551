import { createServer, request as send } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { start } from './process.mjs';

const brazecdi = fileURLToPath(new URL('../../brazecdi', import.meta.url));

/** The command line's sandbox, whose states a verifier can change. */
export async function startSandbox() {
  const { said, stop } = await start(brazecdi, ['sandbox', '--provider-states'], /\n/);
  const { base_url: url, api_key: key, provider_states_url: states, integration_id: id } = JSON.parse(said.split('\n').find(line => line.startsWith('{')));
  return {
    url, key, states, id, stop,
    async provide(state, params = {}) {
      const answer = await fetch(states, { method: 'POST', body: JSON.stringify({ action: 'setup', state, params }) });
      if (!answer.ok) throw new Error(`${state}: ${await answer.text()}`);
      return answer.json();
    },
  };
}

/**
 * A server in front of another that hands on what it gets, with one change to it. The change is set as defect: it has
 * request(path), a path in the place of another, and answer(answer), which may change its status, headers and body.
 * What goes wrong in between is answered with 599.
 */
export async function startProxy(upstream) {
  const target = new URL(upstream);
  const proxy = { defect: {} };
  const server = createServer((incoming, outgoing) => {
    const fail = error => { outgoing.writeHead(599); outgoing.end(String(error)) };
    try {
      const path = proxy.defect.request?.(incoming.url) ?? incoming.url;
      const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
      const onward = send({ host: target.hostname, port: target.port, path, method: incoming.method, headers }, got => {
        handOn(got, outgoing, proxy.defect).catch(fail);
      });
      onward.on('error', fail);
      incoming.pipe(onward);
    } catch (error) {
      fail(error);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${server.address().port}/`;
  proxy.stop = () => server.close().closeAllConnections();
  return proxy;
}

async function handOn(got, outgoing, defect) {
  const chunks = [];
  for await (const chunk of got) chunks.push(chunk);
  const answer = { status: got.statusCode, headers: { ...got.headers }, body: Buffer.concat(chunks).toString() };
  defect.answer?.(answer);
  delete answer.headers['content-length'];
  delete answer.headers['transfer-encoding'];
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(answer.body);
}
