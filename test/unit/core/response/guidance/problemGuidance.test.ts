import assert from 'node:assert/strict';
import type { LostProblem, NotSignedIn, Problem, SignInRefused, TlsProblem } from '../../../../../src/shared/problem.ts';
import { apiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { problemGuidance } from '../../../../../src/core/response/guidance/problemGuidance.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { speakBracketed, speakEnglish, untranslatedOf } from '../../../../support/words/bracketed.ts';
import { blocked, evidence, plainGuidance, refusal } from '../../../../support/refusals.ts';

const catalogueOfSmall = apiCatalogue([proFamily(small())]);

const network: readonly LostProblem['reason'][] = [
  'dns',
  'refused',
  'unreachable',
  'reset',
  'closed',
  'timeout',
  'truncated',
  'encoding',
  'protocol',
  'content',
  'tooLarge',
  'offline',
];
const tls: readonly TlsProblem['reason'][] = [
  'expired',
  'notYetValid',
  'wrongHost',
  'selfSigned',
  'unknownIssuer',
  'clientCertificate',
  'handshake',
];
const auth: readonly NotSignedIn['reason'][] = ['noSecret', 'secretStore', 'secretNotKept', 'signedOut', 'badTokenAnswer'];
const signIns: readonly SignInRefused['reason'][] = ['wrongCredentials', 'passwordExpired', 'tokenRejected', 'badTokenAnswer'];
const token = { method: 'POST', path: '/v1/auth/token' } as const;
const host = 'acme.example';

const problems: readonly Problem[] = [
  { kind: 'cancelled' },
  ...network.map((reason): Problem => ({ kind: 'network', reason, host, limit: 30_000 })),
  ...network.map((reason): Problem => ({ kind: 'network', reason, host, proxy: 'proxy.example:8080' })),
  ...tls.map((reason): Problem => ({ kind: 'tls', reason, host, certificate: 'CN=acme' })),
  ...auth.map((reason): Problem => ({ kind: 'auth', reason })),
  ...signIns.map((reason): Problem => ({ kind: 'auth', reason, evidence: { ...evidence(401, token), account: 'api', beyondAscii: true } })),
  { kind: 'forbidden', by: 'readOnlyInstance', method: 'PUT', path: '/v1/x' },
  refusal(403, { method: 'PUT', text: blocked }),
  refusal(403),
  refusal(404),
  refusal(302, { headers: [['location', 'https://sso.example/x']] }),
  { kind: 'invalid', message: 'This is not JSON.' },
  { kind: 'conflict', paths: ['/name'] },
  { kind: 'conflict', paths: [] },
  { kind: 'unknownOutcome', method: 'PUT', path: '/v1/x', cause: { kind: 'network', reason: 'reset', host } },
  { kind: 'unknownOutcome', method: 'PUT', path: '/v1/x', cause: refusal(500, { method: 'PUT' }) },
  { kind: 'bug', detail: 'TypeError: x' },
];

describe('problemGuidance', () => {
  for (const problem of problems) {
    it(`says what to do after ${JSON.stringify(problem).slice(0, 90)}`, () => {
      for (const method of ['GET', 'PUT', undefined]) {
        const card = plainGuidance(problem, method === undefined ? {} : { method });
        assert.notEqual(card.title, '');
        assert.ok(card.steps.length > 0);
        for (const text of [card.meaning, ...card.steps]) assert.match(text, /[.?]$/);
        assert.doesNotMatch(JSON.stringify(card), /undefined|NaN|!/);
      }
    });
  }

  it('gives each reason words of its own', () => {
    const titles = network.map((reason) => plainGuidance({ kind: 'network', reason, host }).meaning);
    assert.equal(new Set(titles).size, network.length);
    const certificates = tls.map((reason) => plainGuidance({ kind: 'tls', reason, host }).title);
    assert.equal(new Set(certificates).size, tls.length);
  });

  it('tells a connection that ended in the middle of an answer from one that gave none', () => {
    const cut = (method: string) =>
      plainGuidance(
        { kind: 'network', reason: 'closed', host, phase: 'reading', part: { status: 200, got: 1434, announced: 2970 } },
        { method },
      );
    assert.equal(cut('GET').title, 'Cut off after 1.4 of 2.9 KB');
    assert.match(cut('GET').meaning, /in the middle of its answer.*status 200/);
    assert.equal(cut('GET').actions[0]?.do, 'retry');
    assert.match(cut('PUT').meaning, /in the middle of its answer.*may have reached the server/);
    assert.equal(cut('PUT').actions[0]?.do, 'readBack');
    assert.equal(plainGuidance({ kind: 'network', reason: 'closed', host, phase: 'waiting' }).title, 'No answer at all');
  });

  it('names the proxy that refused', () => {
    const card = plainGuidance({ kind: 'network', reason: 'refused', host, proxy: 'proxy.example:8080' });
    assert.match(card.meaning, /proxy\.example:8080/);
    assert.equal(card.actions[0]?.do, 'openSettings');
  });

  it('warns of a write that may have arrived, and only of that', () => {
    const lost = (reason: LostProblem['reason'], phase?: LostProblem['phase']) =>
      plainGuidance({ kind: 'network', reason, host, ...(phase === undefined ? {} : { phase }) }, { method: 'PUT' });
    for (const card of [lost('reset'), lost('timeout', 'waiting'), lost('truncated'), lost('offline', 'waiting')]) {
      assert.equal(card.actions[0]?.do, 'readBack');
      assert.ok(!card.actions.some((action) => action.do === 'retry'));
      assert.equal(card.steps[0], 'Check what is stored before you send it again.');
      assert.doesNotMatch(card.steps.slice(1).join(' '), /[Ss]end it again|[Tt]ry again/);
    }
    for (const card of [
      lost('dns', 'connecting'),
      lost('refused', 'connecting'),
      lost('timeout', 'connecting'),
      lost('timeout', 'queued'),
    ]) {
      assert.ok(!card.actions.some((action) => action.do === 'readBack'));
    }
  });

  it('asks for less after a time limit only where there is less to be asked for', () => {
    const late = (query?: readonly string[]) =>
      ({ kind: 'network', reason: 'timeout', host, ...(query === undefined ? {} : { query }) }) as const;
    assert.match(plainGuidance(late(['page', 'page-size'])).steps.join(' '), /page-size/);
    for (const query of [undefined, ['fields']]) assert.doesNotMatch(plainGuidance(late(query)).steps.join(' '), /page-size|filter/);
    const known = { catalogue: { ...catalogueOfSmall, origin: { kind: 'server' } } } as const;
    const asked = (path: string) => problemGuidance(late(), { instance: 'Acme', known }, { method: 'GET', path });
    assert.match(asked('/v1/buildings').steps.join(' '), /page-size/);
    assert.doesNotMatch(asked('/v1/buildings/1').steps.join(' '), /page-size/);
  });

  it('sends a status through the table of statuses', () => {
    const card = plainGuidance(refusal(429, { headers: [['retry-after', '9']] }));
    assert.equal(card.source, 'http.429');
    assert.deepEqual(card.actions[0], { do: 'retry', label: 'Send again', after: 9 });
  });

  it('never offers to switch off the check of certificates', () => {
    for (const reason of tls)
      assert.doesNotMatch(JSON.stringify(plainGuidance({ kind: 'tls', reason, host })), /disable|turn off|switch off|ignore/i);
  });
});

describe('problemGuidance in another language', () => {
  before(speakBracketed);
  after(speakEnglish);

  for (const problem of problems.filter(({ kind }) => kind !== 'invalid')) {
    it(`has no words but those of messages after ${JSON.stringify(problem).slice(0, 90)}`, () => {
      const { title, meaning, steps, actions } = plainGuidance(problem, { method: 'PUT' });
      for (const text of [title, meaning, ...steps, ...actions.map(({ label }) => label)]) assert.equal(untranslatedOf(text), '', text);
    });
  }
});
