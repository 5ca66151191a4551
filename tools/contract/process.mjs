import { spawn } from 'node:child_process';
import { once } from 'node:events';

const running = new Set();
process.on('exit', () => { for (const child of running) child.kill() });

/** Starts a server and waits until it says that it is ready; what it said, and how to stop it. */
export async function start(program, options, ready, minutes = 5) {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  running.add(child);
  let said = '';
  await new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error(`${program} is not ready after ${minutes} minutes: ${said}`)), 60_000 * minutes);
    const end = result => { clearTimeout(timeout); result() };
    child.stdout.on('data', text => { said += text; if (ready.test(said)) end(resolve) });
    child.stderr.on('data', text => { said = text + said });
    child.on('error', error => end(() => reject(error)));
    child.on('exit', (code, signal) => { running.delete(child); end(() => reject(new Error(`${program} ended with ${code ?? signal}: ${said}`))) });
  });
  return {
    said,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
  };
}
