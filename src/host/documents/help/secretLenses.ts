import { t } from '@vscode/l10n';
import { CodeLens, Range, languages, type CodeLensProvider, type Disposable, type TextDocument } from 'vscode';
import { jsonIn } from '../../../core/json/parse.ts';
import { rangeAt } from '../../../core/json/pointers.ts';
import { maskedIn } from '../../../core/objects/plan/secrets.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import { jsonObjects } from '../system/objectUri.ts';

/** A way to see each secret that a document masks, above its line. */
export function registerSecretLenses(): Disposable {
  const provider: CodeLensProvider = {
    provideCodeLenses(document: TextDocument): CodeLens[] {
      const root = jsonIn(document.getText());
      return (root === undefined ? [] : maskedIn(root)).map((pointer) => {
        const at = document.positionAt(rangeAt(root ?? { kind: 'null', from: 0, to: 0, raw: '' }, pointer).from);
        return new CodeLens(new Range(at, at), commandCall(t`$(eye) Reveal`, 'jamf.revealSecret', document.uri, pointer));
      });
    },
  };
  return languages.registerCodeLensProvider(jsonObjects, provider);
}
