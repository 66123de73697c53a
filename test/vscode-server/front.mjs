// A door in front of VS Code's server, on the loopback address, that passes everything on and answers the one thing the server does
// not: /mint-key, the half of a key with which the window keeps secrets beyond a reload.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';

/** Resolves, once it listens, to { port, stop() }. */
export async function openDoor({ to, port = 0 }) {
  const key = randomBytes(32);
  const sockets = new Set();
  const door = http.createServer((request, response) => {
    if (request.method === 'POST' && request.url?.startsWith('/mint-key')) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(key);
      return;
    }
    const { method, url: path, headers } = request;
    const passed = http.request({ host: '127.0.0.1', port: to, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  door.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  door.on('upgrade', (request, socket, head) => {
    const passed = net.connect(to, '127.0.0.1', () => {
      const headers = request.rawHeaders.flatMap((name, index, all) => (index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : []));
      passed.write([`${request.method} ${request.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      passed.write(head);
      passed.pipe(socket).pipe(passed);
    });
    for (const end of [passed, socket]) end.on('error', () => [passed, socket].forEach((one) => one.destroy()));
  });
  await new Promise((resolve, reject) => {
    door.once('error', reject);
    door.listen(port, '127.0.0.1', resolve);
  });
  const stop = () =>
    new Promise((resolve) => {
      door.close(resolve);
      for (const socket of sockets) socket.destroy();
    });
  return { port: door.address().port, stop };
}
