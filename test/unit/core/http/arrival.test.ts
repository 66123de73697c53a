import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireProblem } from '../../../../src/core/http/fetch/wireProblem.ts';
import { wasNotCarriedOut } from '../../../../src/core/objects/save/settle.ts';

const context = { host: 'jamf.test', phase: 'waiting', proxy: undefined } as const;

/** As fetch throws it. */
function thrown(code: string, syscall: string | undefined): Error {
  const cause = Object.assign(new Error(`${syscall ?? ''} ${code}`), { code }, syscall === undefined ? {} : { syscall });
  return new TypeError('fetch failed', { cause });
}

function isKnownUnsent(error: unknown): boolean {
  return wasNotCarriedOut(wireProblem(error, context));
}

describe('a write without an answer', () => {
  const codes = ['ENETDOWN', 'ENETUNREACH', 'EHOSTUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED'];
  const more = ['EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
  const calls: readonly (readonly [syscall: string | undefined, unsent: boolean])[] = [
    ['connect', true],
    ['getaddrinfo', true],
    ['read', false],
    ['write', false],
    ['shutdown', false],
    [undefined, false],
  ];
  for (const code of [...codes, ...more]) {
    for (const [syscall, unsent] of calls) {
      it(`counts as ${unsent ? 'never sent' : 'maybe sent'} after ${syscall ?? 'no call'} ${code}`, () => {
        assert.equal(isKnownUnsent(thrown(code, syscall)), unsent);
      });
    }
  }

  it('counts as never sent only if that holds for every address that was tried', () => {
    const tried = (...syscalls: string[]): Error =>
      new TypeError('fetch failed', {
        cause: Object.assign(
          new AggregateError(syscalls.map((call) => Object.assign(new Error(call), { code: 'ENETUNREACH', syscall: call }))),
          {
            code: 'ENETUNREACH',
          },
        ),
      });
    assert.equal(isKnownUnsent(tried('connect', 'connect')), true);
    assert.equal(isKnownUnsent(tried('connect', 'read')), false);
  });

  it('counts as never sent where no connection was made in time, or the certificate was refused', () => {
    assert.equal(isKnownUnsent(thrown('UND_ERR_CONNECT_TIMEOUT', undefined)), true);
    assert.equal(isKnownUnsent(thrown('CERT_HAS_EXPIRED', undefined)), true);
  });

  it('counts as maybe sent where TLS broke: that also happens in the middle of a connection', () => {
    assert.equal(isKnownUnsent(thrown('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', undefined)), false);
    assert.equal(isKnownUnsent(thrown('EPROTO', 'write')), false);
  });

  it('is known to be unsent in what Node really throws when nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error: unknown = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).catch((failure: unknown) => failure);
    assert.equal(isKnownUnsent(error), true);
  });
});
