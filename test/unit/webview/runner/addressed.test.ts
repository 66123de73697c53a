import assert from 'node:assert/strict';
import { serverIn } from '../../../../src/shared/requestLine.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import { reduceRunner } from '../../../../src/webview/runner/reduce.ts';
import type { RunnerAction, PanelState } from '../../../../src/webview/runner/state.ts';
import { bodyMissing, initialRunner } from '../../../../src/webview/runner/state.ts';
import { instances, sandbox } from '../../../support/pages/runnerFixtures.ts';

const known = 'https://lakeside.jamfcloud.com/api/v1/buildings/3';
const strange = 'https://other.example.com/api/v1/buildings/3';

function opened(draft: RequestDraft = emptyDraft): RunnerAction {
  return {
    type: 'opened',
    now: 1000,
    open: { instances, remote: null, isMac: false, instanceId: 'sandbox', draft, kept: null, earlier: [], shown: null },
  };
}

function after(...actions: readonly RunnerAction[]): PanelState {
  return actions.reduce(reduceRunner, initialRunner);
}

/** Every way by which a path comes into the panel. */
const ways: Readonly<Record<string, (path: string) => PanelState>> = {
  'typed or pasted': (path) => after(opened(), { type: 'urlEdited', text: path }),
  'a cURL line': (path) => after(opened(), { type: 'curlPasted', curl: { draft: { ...emptyDraft, path }, missing: null, notes: [] } }),
  'a saved request, another extension, a panel that is restored': (path) => after(opened({ ...emptyDraft, path })),
  'a request file that is read again': (path) => after(opened(), { type: 'loaded', instanceId: 'sandbox', draft: { ...emptyDraft, path } }),
};

describe('the instance in view is the one that is asked', () => {
  for (const [way, come] of Object.entries(ways)) {
    it(`a known server: ${way}`, () => {
      const state = come(known);
      assert.deepEqual([state.instanceId, state.draft.path, state.urlText], ['prod', '/api/v1/buildings/3', '/api/v1/buildings/3']);
      assert.match(
        state.notice?.text ?? '',
        /lakeside\.jamfcloud\.com is Lakeside Schools: this request goes there now\.|now this request to Lakeside Schools\./,
      );
    });

    it(`a server that is no instance’s: ${way}`, () => {
      const state = come(strange);
      assert.deepEqual([state.instanceId, state.urlText], ['sandbox', strange]);
      assert.match(serverIn(state.draft.path)?.message ?? '', /other\.example\.com.*nothing is sent/);
      const picked = reduceRunner(state, { type: 'instancePicked', instanceId: 'prod' });
      assert.equal(picked.draft.path, strange, 'another instance is not meant either');
    });
  }

  it('says nothing where the instance is the one in view, and shows the path alone', () => {
    const state = after(opened(), { type: 'urlEdited', text: 'https://sandbox.example.org/api/v1/x?page=1' });
    assert.deepEqual([state.instanceId, state.urlText, state.notice], ['sandbox', '/api/v1/x?page=1', null]);
  });

  it('does not jump to an instance while its name is still being typed', () => {
    const state = after(opened(), { type: 'urlEdited', text: 'https://lakeside.jamfcloud.com' });
    assert.deepEqual([state.instanceId, state.urlText], ['sandbox', 'https://lakeside.jamfcloud.com']);
  });

  for (const address of [
    'https://other.example.com:8443/api/v1/buildings?page=1',
    'https://10.0.0.5:8443/api/v1/x',
    'https://jamf:4433/x?mail=a@b+c',
    'https:other.example.com/x',
    'other.example.com/x/:id',
    'localhost:9000/x',
    'https://Other.example.com./x',
    'https://$host.example.com$api/x',
  ])
    it(`leaves an address as it is typed, key by key, and when the field is left half-way: ${address}`, () => {
      let state = after(opened());
      for (let end = 1; end <= address.length; end += 1) {
        state = reduceRunner(state, { type: 'urlEdited', text: state.urlText + address.charAt(end - 1) });
        assert.equal(state.urlText, address.slice(0, end));
        if (!/[?:$][^/]*$/.test(state.urlText)) assert.equal(reduceRunner(state, { type: 'urlLeft' }).urlText, state.draft.path);
      }
      assert.equal(state.instanceId, 'sandbox');
    });

  it('reads an address that is typed key by key as the instance’s as soon as its path begins', () => {
    let state = after(opened());
    for (const key of known) state = reduceRunner(state, { type: 'urlEdited', text: state.urlText + key });
    assert.deepEqual([state.instanceId, state.draft.path, state.urlText], ['prod', '/api/v1/buildings/3', '/api/v1/buildings/3']);
  });

  it('goes to the instance as soon as it is added', () => {
    const added = { ...sandbox, id: 'other', name: 'Other', host: 'other.example.com', url: 'https://other.example.com' };
    const state = reduceRunner(after(opened({ ...emptyDraft, path: strange })), {
      type: 'instancesChanged',
      instances: [...instances, added],
      now: 1000,
    });
    assert.deepEqual([state.instanceId, state.draft.path], ['other', '/api/v1/buildings/3']);
  });

  it('never shows a password that stood in an address', () => {
    const state = after(opened(), { type: 'urlEdited', text: 'https://admin:secret@other.example.com/api' });
    assert.doesNotMatch(JSON.stringify(state), /secret/);
  });

  it('keeps in mind that a body is missing until one is put in', () => {
    const curl = {
      draft: { ...emptyDraft, path: '/v1/x' },
      missing: { kind: 'file', name: 'policy.xml' } as const,
      notes: ['Credentials in it were left out.'],
    };
    const state = after(opened(), { type: 'curlPasted', curl });
    assert.equal(
      state.notice?.text,
      'The cURL line is now this request to Sandbox. The body was in policy.xml: choose the file, or paste its text. Credentials in it were left out.',
    );
    assert.match(reduceRunner(state, { type: 'bodyMissed' }).notice?.text ?? '', /Nothing was sent: the body is still missing/);
    assert.equal(reduceRunner(state, { type: 'urlEdited', text: '/v1/y' }).missingBody?.name, 'policy.xml');
    assert.equal(reduceRunner(state, { type: 'bodyEdited', body: { kind: 'none' } }).missingBody, null);
  });

  describe('a body that a cURL line did not hold', () => {
    const text = (mediaType: string, body: string): RunnerAction => ({ type: 'bodyEdited', body: { kind: 'text', mediaType, text: body } });
    const draft: RequestDraft = {
      ...emptyDraft,
      method: 'PUT',
      path: '/JSSResource/policies/id/1',
      body: { kind: 'text', mediaType: 'text/xml', text: '' },
    };
    const missing = { kind: 'file', name: 'policy.xml' } as const;
    const pasted = after(opened(), { type: 'curlPasted', curl: { draft, missing, notes: [] } });
    const cases: readonly (readonly [what: string, actions: readonly RunnerAction[], isMissing: boolean])[] = [
      ['is missing', [], true],
      ['is missing while another media type is chosen for the empty text', [text('application/json', '')], true],
      ['is there once it is put in', [text('text/xml', '<a/>')], false],
      ['is not wanted where no body is chosen', [{ type: 'bodyEdited', body: { kind: 'none' } }], false],
      ['does not stop a request that has none', [{ type: 'methodPicked', method: 'GET' }], false],
      [
        'is missing again when the method becomes one that writes',
        [
          { type: 'methodPicked', method: 'GET' },
          { type: 'methodPicked', method: 'PUT' },
        ],
        true,
      ],
      [
        'does not stop an operation that is picked and has none',
        [{ type: 'operationPicked', hit: { key: '', method: 'GET', path: '/v1/x', summary: '', deprecated: false } }],
        false,
      ],
    ];
    for (const [what, actions, isMissing] of cases)
      it(what, () => assert.deepEqual(bodyMissing(actions.reduce(reduceRunner, pasted)), isMissing ? missing : null));

    it('is missing after the window was loaded again', () => {
      const open = {
        instances,
        remote: null,
        isMac: false,
        instanceId: 'sandbox',
        draft,
        kept: null,
        earlier: [],
        shown: null,
        missingBody: missing,
      };
      assert.deepEqual(bodyMissing(after({ type: 'opened', now: 1000, open })), missing);
    });
  });

  it('takes the method that stands in front, and keeps the line as it is typed otherwise', () => {
    const state = after(opened(), { type: 'urlEdited', text: 'DELETE /v1/scripts/1' });
    assert.deepEqual([state.draft.method, state.urlText], ['DELETE', '/v1/scripts/1']);
    assert.equal(after(opened(), { type: 'urlEdited', text: '/v1/x/:id?a=b+c' }).urlText, '/v1/x/:id?a=b+c');
  });

  it('shows the line as it is sent once it is left or sent: what a plus, a hash or a script’s name became', () => {
    const typed = after(opened(), { type: 'urlEdited', text: '/v1/x/:id/a #1?filter=b+c' });
    const sentLine = '/v1/x/{id}/a %231?filter=b%20c';
    assert.equal(reduceRunner(typed, { type: 'urlLeft' }).urlText, sentLine);
    assert.equal(
      reduceRunner(typed, { type: 'sendStarted', sendId: 1, what: 'send', instanceId: 'prod', draft: typed.draft, now: 5 }).urlText,
      sentLine,
    );
  });
});
