import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));

/** The files whose text has it, types aside. */
function having(pattern: RegExp): readonly string[] {
  return files
    .filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8').replaceAll(/^\s*(?:\||readonly ).*$/gm, '')))
    .toSorted();
}

describe('one answer', () => {
  it('becomes a card in two places: with all the panel has at hand, and with what is known to everybody', () => {
    assert.deepEqual(having(/^import \{[^}]*\} from '[^']*guidance\/guidance\.ts'/m), ['src/app/runner/sending.ts']);
    assert.deepEqual(having(/^import \{[^}]*\} from '[^']*\/problemGuidance\.ts'|import\('[^']*\/problemGuidance\.ts'\)/m), [
      'src/app/support/problemFacts.ts',
    ]);
  });

  it('becomes a problem in one, but for a token that is refused, and for a success that is none', () => {
    const makers = having(/\{ kind: '(?:http|auth|forbidden)'[^}]*\bevidence\b/);
    assert.deepEqual(makers, [
      'src/core/auth/tokenAnswer.ts',
      'src/core/instances/probe.ts',
      'src/core/objects/plan/answer.ts',
      'src/core/response/refusal.ts',
    ]);
  });
});
