import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One connection's next request, as it came. */
export interface RawRequest {
  readonly text: string;
  readonly method: string;
  readonly path: string;
  /** Counts from 0 over all connections. */
  readonly index: number;
}

/** Writes whatever it likes, also what is no HTTP. */
export type RawReply = (socket: Socket, request: RawRequest) => void;

export interface RawServer {
  readonly url: string;
  readonly port: number;
  readonly requests: RawRequest[];
  /** Connections that are open now. */
  readonly open: ReadonlySet<Socket>;
  close(): Promise<void>;
}

/**
 * A server that misbehaves to the byte. A request ends with its blank line, or with as many bytes more as its content-length says.
 * `onConnect` sees a connection before anything is read.
 */
export async function startRawServer(reply: RawReply, onConnect: (socket: Socket) => void = () => undefined): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    onConnect(socket);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      const [method = '', path = ''] = text.split(' ');
      const request = { text, method, path, index: requests.length };
      text = '';
      requests.push(request);
      reply(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** A whole answer with a right length, to be followed by another on the same connection. */
export function whole(status: number, body: string | Buffer = '', headers: readonly string[] = ['content-type: application/json']): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const head = [`HTTP/1.1 ${status} Status`, `content-length: ${bytes.length}`, ...headers].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes]);
}
