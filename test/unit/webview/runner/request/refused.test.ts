import assert from 'node:assert/strict';
import { refusedIn } from '../../../../../src/webview/runner/request/useRefused.ts';
import { emptyDraft } from '../../../../../src/shared/draft.ts';
import { plainSuccess } from '../../../../support/pages/runnerFixtures.ts';

describe('what a server says of a body', () => {
  const errors = [{ description: 'is in use', target: { in: 'body' as const, pointer: '/name' } }];
  const sent = (text: string) => ({
    draft: { ...emptyDraft, body: { kind: 'text' as const, mediaType: 'application/json', text } },
    guidance: { ...plainSuccess, errors },
  });
  const table: readonly (readonly [what: string, sent: string, inEditor: string, found: number])[] = [
    ['stands at its place', '{\n  "name": "x"\n}', '{\n  "name": "x"\n}', 1],
    ['stands there whatever ends the lines of what was opened', '{\r\n  "name": "x"\r}', '{\n  "name": "x"\n}', 1],
    ['stands nowhere once the text is another', '{\n  "name": "x"\n}', '{\n  "name": "y"\n}', 0],
  ];
  for (const [what, before, now, found] of table) it(what, () => assert.equal(refusedIn(sent(before), now).length, found));
});
