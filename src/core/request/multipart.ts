/** One part of a multipart body, with its bytes at hand. */
export interface MultipartPart {
  readonly name: string;
  readonly fileName?: string;
  readonly mediaType?: string;
  readonly content: string | Uint8Array;
}

/** A `multipart/form-data` body. The boundary must not occur in any part: pass one made from random bytes. */
export function encodeMultipart(parts: readonly MultipartPart[], boundary: string): Uint8Array {
  const encoder = new TextEncoder();
  const chunks = parts.flatMap((part) => [
    encoder.encode(`--${boundary}\r\n${partHeaders(part)}\r\n\r\n`),
    typeof part.content === 'string' ? encoder.encode(part.content) : part.content,
    encoder.encode('\r\n'),
  ]);
  return join([...chunks, encoder.encode(`--${boundary}--\r\n`)]);
}

function partHeaders(part: MultipartPart): string {
  const file = part.fileName === undefined ? '' : `; filename="${quoted(part.fileName)}"`;
  const disposition = `content-disposition: form-data; name="${quoted(part.name)}"${file}`;
  return part.mediaType === undefined ? disposition : `${disposition}\r\ncontent-type: ${part.mediaType.replace(/[\r\n]/g, '')}`;
}

/** As browsers write names inside quotes (HTML, multipart form data). */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
