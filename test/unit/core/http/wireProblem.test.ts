import assert from 'node:assert/strict';
import { wireProblem } from '../../../../src/core/http/fetch/wireProblem.ts';

const context = { host: 'jamf.test', phase: 'waiting', proxy: undefined } as const;

function failed(code: string | undefined, message = 'reason'): Error {
  const cause = Object.assign(new Error(message), code === undefined ? {} : { code });
  return new TypeError('fetch failed', { cause });
}

describe('wireProblem', () => {
  const table: readonly (readonly [code: string, expected: string])[] = [
    ['ENOTFOUND', 'network dns'],
    ['EAI_AGAIN', 'network dns'],
    ['ECONNREFUSED', 'network refused'],
    ['EHOSTUNREACH', 'network unreachable'],
    ['ENETUNREACH', 'network offline'],
    ['ECONNRESET', 'network reset'],
    ['EPIPE', 'network reset'],
    ['ETIMEDOUT', 'network timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'network timeout'],
    ['UND_ERR_SOCKET', 'network closed'],
    ['UND_ERR_HEADERS_OVERFLOW', 'network protocol'],
    ['HPE_INVALID_CONSTANT', 'network protocol'],
    ['Z_DATA_ERROR', 'network encoding'],
    ['Z_BUF_ERROR', 'network encoding'],
    ['CERT_HAS_EXPIRED', 'tls expired'],
    ['CERT_NOT_YET_VALID', 'tls notYetValid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls wrongHost'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls selfSigned'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls unknownIssuer'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls unknownIssuer'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls unknownIssuer'],
    ['CERT_REVOKED', 'tls unknownIssuer'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls clientCertificate'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls clientCertificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls handshake'],
    ['EPROTO', 'tls handshake'],
    ['SOMETHING_NEW', 'network protocol'],
  ];
  for (const [code, expected] of table) {
    it(code, () => {
      const problem = wireProblem(failed(code), context);
      assert.equal(`${problem.kind} ${'reason' in problem ? problem.reason : ''}`, expected);
      assert.equal('host' in problem && problem.host, 'jamf.test');
    });
  }

  it('finds the reason among the addresses that were tried', () => {
    const tried = ['::1', '127.0.0.1'].map((address) => Object.assign(new Error(address), { code: 'ECONNREFUSED' }));
    const problem = wireProblem(new TypeError('fetch failed', { cause: new AggregateError(tried) }), context);
    assert.equal(problem.kind === 'network' && problem.reason, 'refused');
  });

  it('names the proxy that the request would have gone through', () => {
    const problem = wireProblem(failed('ECONNREFUSED'), { ...context, proxy: 'proxy.test:8080' });
    assert.equal(problem.kind === 'network' && problem.proxy, 'proxy.test:8080');
  });

  it('names the certificate that was refused', () => {
    const cause = Object.assign(new Error('bad'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID', cert: { subject: { CN: 'other.test' } } });
    const problem = wireProblem(new TypeError('fetch failed', { cause }), context);
    assert.equal(problem.kind === 'tls' && problem.certificate, 'other.test');
  });

  it('lets no secret of an error’s text through', () => {
    const problem = wireProblem(failed(undefined, 'Authorization: Bearer c4n4ry is no value'), context);
    assert.doesNotMatch(JSON.stringify(problem), /c4n4ry/);
  });

  it('says that a port is reserved', () => {
    const problem = wireProblem(failed(undefined, 'bad port'), { ...context, host: 'jamf.test:22' });
    assert.match(problem.kind === 'invalid' ? problem.message : '', /Port 22/);
  });

  it('is not led astray by a circle of causes, or by what is no error', () => {
    const circle: { cause?: unknown; message: string } = { message: 'round' };
    circle.cause = circle;
    for (const thrown of [circle, undefined, 'text', 5]) assert.equal(wireProblem(thrown, context).kind, 'network');
  });
});
