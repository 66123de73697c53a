import { t } from '@vscode/l10n';
import { CodeLens, Range, languages, type CodeLensProvider, type Disposable, type TextDocument } from 'vscode';
import { jsonIn } from '../../../core/json/parse.ts';
import { rangeAt } from '../../../core/json/pointers.ts';
import { maskedIn } from '../../../core/objects/plan/secrets.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import type { ObjectFiles } from '../../../app/files/objectFiles.ts';
import { forObjects } from '../../support/pulledFolders.ts';
import { objectShown } from '../system/objectShown.ts';
import { jsonObjects, uriOf } from '../system/objectUri.ts';

/** A way to see each secret that a document masks, above its line. */
export function registerSecretLenses(files: ObjectFiles): Disposable {
  const provider: CodeLensProvider = {
    provideCodeLenses(document: TextDocument): CodeLens[] {
      const root = jsonIn(document.getText());
      const { address, file } = objectShown(document, files) ?? {};
      // Entries of a file may stand in another order than Jamf Pro has them in.
      const masked = (root === undefined ? [] : maskedIn(root)).filter((pointer) => file === undefined || !/\/\d+(?:\/|$)/.test(pointer));
      const uri = file === undefined || address === undefined ? document.uri : uriOf({ ...address, label: file.name });
      return masked.map((pointer) => {
        const at = document.positionAt(rangeAt(root ?? { kind: 'null', from: 0, to: 0, raw: '' }, pointer).from);
        return new CodeLens(new Range(at, at), commandCall(t`$(eye) Reveal`, 'jamf.revealSecret', uri, pointer));
      });
    },
  };
  return forObjects(files, jsonObjects, (selector) => languages.registerCodeLensProvider(selector, provider));
}
