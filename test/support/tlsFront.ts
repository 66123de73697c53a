import { connect, type AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';

export interface TlsFront {
  readonly url: string;
  close(): Promise<void>;
}

/** https before a server that speaks http: what it decrypts goes to that port of the loopback address. */
export async function startTlsFront(port: number, options: TlsOptions): Promise<TlsFront> {
  const open = new Set<{ destroy: () => unknown }>();
  const server = createServer(options, (socket) => {
    const inner = connect(port, '127.0.0.1');
    for (const one of [socket, inner]) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        socket.destroy();
        inner.destroy();
        open.delete(one);
      });
    }
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const one of open) one.destroy();
      }),
  };
}
