import { TabInputCustom, TabInputText, TabInputTextDiff, TabInputWebview } from 'vscode';
import type { TabContent } from '../../app/instances/inFront.ts';

/** What a tab of VS Code shows, as far as it may be ours. */
export function contentOf(input: unknown): TabContent {
  if (input instanceof TabInputText) return { addresses: [input.uri] };
  if (input instanceof TabInputTextDiff) return { addresses: [input.modified, input.original] };
  if (input instanceof TabInputWebview || input instanceof TabInputCustom) return { addresses: [], viewType: input.viewType };
  return { addresses: [] };
}
