// Stands before the dev server and asks it everything on a line of its own, closed after the answer: its HTTP library
// can leave a request unheard while other lines are kept open, which a window with six of them does.
import { Agent, createServer, request } from 'node:http';

/** Serves on a free port what `url` serves. */
export async function gate(url) {
  const agent = new Agent({ keepAlive: false });
  const server = createServer((asked, answer) => {
    const on = request(`${url}${asked.url}`, { method: asked.method, headers: { ...asked.headers, connection: 'close' }, agent }, (from) => {
      answer.writeHead(from.statusCode, from.headers);
      from.pipe(answer);
    });
    on.on('error', () => answer.destroy());
    answer.on('close', () => on.destroy());
    asked.pipe(on);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
