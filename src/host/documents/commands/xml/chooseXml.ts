import { t } from '@vscode/l10n';
import { basename } from 'node:path';
import { env, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { textOfXmlFile, mostXml } from '../../../../core/wire/xmlObjects.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import { pickText } from '../../../../app/lists/pickText.ts';
import { schemes } from '../../../../app/support/ids.ts';

interface Source extends QuickPickItem {
  readonly read: () => Promise<string | undefined>;
}

/** A text that the person says has an object in it; undefined: closed. */
export async function chooseXml(title: string): Promise<string | undefined> {
  const file: Source = { label: `$(folder-opened) ${t`File…`}`, read: async () => await fileText(title) };
  const sources = [...sourceOf(`$(clippy) ${t`Clipboard`}`, await env.clipboard.readText()), ...inEditor(), file];
  const chosen = sources.length === 1 ? file : await window.showQuickPick(sources, { title, placeHolder: t`Where the XML is` });
  return await chosen?.read();
}

/** What is selected in the editor in front, else all of it. */
function inEditor(): readonly Source[] {
  const { document, selection } = window.activeTextEditor ?? {};
  if (document === undefined || selection === undefined || document.uri.scheme === schemes.objects) return [];
  const name = pickText(basename(document.fileName), 60);
  if (selection.isEmpty) return sourceOf(`$(file-code) ${name}`, document.getText());
  return sourceOf(`$(selection) ${t`Selection in ${name}`}`, document.getText(selection));
}

/** Nothing where there is no XML in a text. */
function sourceOf(label: string, text: string): readonly Source[] {
  const first = /<([a-z]\w*)/i.exec(text.slice(0, 5000))?.[1];
  return first === undefined ? [] : [{ label, description: `<${pickText(first, 60)}>`, read: async () => text }];
}

async function fileText(title: string): Promise<string | undefined> {
  const [uri] = (await window.showOpenDialog({ title, openLabel: t`Choose`, filters: { XML: ['xml'], '*': ['*'] } })) ?? [];
  return uri === undefined ? undefined : await readXmlFile(uri);
}

async function readXmlFile(uri: Uri): Promise<string> {
  const name = basename(uri.path);
  const { size } = await workspace.fs.stat(uri);
  // Four bytes are the most that a character takes.
  if (size > 4 * mostXml) throw invalidProblem(t`“${name}” is too large to be an object.`);
  const text = textOfXmlFile(await workspace.fs.readFile(uri));
  if (text === undefined) throw invalidProblem(t`“${name}” is not a text in the encoding that it says it is in.`);
  return text;
}
