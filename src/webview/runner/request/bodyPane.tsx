import { Button } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { EditorView } from '@codemirror/view';
import { openSearchPanel } from '@codemirror/search';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftBody } from '../../../shared/draft.ts';
import { layOutJson } from '../../../shared/jsonLayout.ts';
import type { BodyProblem } from '../../../core/shapes/assist.ts';
import { BodyEditor } from '../editor/bodyEditor.tsx';
import { kindOfMediaType } from '../editor/language.ts';
import { locateValues } from '../editor/jsonText.ts';
import { goTo } from '../editor/problems.ts';
import { locateElement } from '../editor/xmlText.ts';
import { isReadMethod } from '../../../shared/readMethod.ts';
import { usePanel } from '../panel.ts';
import { bodyFor, draftMediaType, missingWords } from '../reduce.ts';
import { bodyMissing, isEmptyBody, type PanelState } from '../state.ts';
import { Icon } from '../../ui/icon.tsx';
import { FieldMessage, problemsOf } from './fieldMessage.tsx';
import { MultipartEditor } from './multipartEditor.tsx';
import { PairsEditor } from './pairsEditor.tsx';
import { useRefused } from './useRefused.ts';

export function BodyPane({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { body, method } = state.draft;
  const view = useRef<EditorView>(null);
  const [{ found, of }, setFound] = useState<Found>({ found: [], of: '' });
  useBodyFocus(state, view);
  useRefused(state, view);
  const set = (next: DraftBody): void => dispatch({ type: 'bodyEdited', body: next });
  return (
    <>
      <BodyTools state={state} view={view} />
      <FieldMessage id="body-message" messages={problemsOf(state, 'body')} />
      <MissingBody state={state} />
      {body.kind !== 'none' && isReadMethod(method) && (
        <p class="hint" role="note">{t`A ${method} request carries no body: this one is kept here, and not sent.`}</p>
      )}
      {method === 'DELETE' && !isEmptyBody(body) && (
        <p class="hint" role="note">{t`This body is sent with the DELETE request. If it is not meant for it, choose “No body” first.`}</p>
      )}
      {body.kind === 'none' && <p class="hint">{t`This request has no body. Choose a media type to write one.`}</p>}
      {body.kind === 'text' && (
        <BodyEditor
          label={t`Body`}
          value={body.text}
          mediaType={body.mediaType}
          viewRef={view}
          about={() => assistFor(state, body.mediaType)}
          onText={(text) => set({ ...body, text })}
          onProblems={(all, text) => setFound({ found: all, of: text })}
        />
      )}
      {body.kind === 'text' && <Problems found={found} of={of} view={view} text={body.text} />}
      {body.kind === 'form' && (
        <PairsEditor legend={t`Form fields`} noun="field" pairs={body.fields} onChange={(fields) => set({ ...body, fields })} />
      )}
      {body.kind === 'multipart' && <MultipartEditor parts={body.parts} onChange={(parts) => set({ ...body, parts })} />}
    </>
  );
}

/** What a cURL line said of its body, and did not hold. */
function MissingBody({ state }: { state: PanelState }) {
  const { chooseBody } = usePanel();
  const missingBody = bodyMissing(state);
  if (missingBody === null) return null;
  const { kind, name } = missingBody;
  return (
    <p class="field-message">
      {missingWords(missingBody)} {kind === 'file' && <Button class="link" label={t`Choose File…`} onPress={() => void chooseBody(name)} />}
    </p>
  );
}

function assistFor(state: PanelState, mediaType: string) {
  const operationKey = state.operation.model?.key;
  return state.instanceId === null || operationKey === undefined ? null : { instanceId: state.instanceId, operationKey, mediaType };
}

const commonTypes = [
  'application/json',
  'application/merge-patch+json',
  'application/xml',
  'text/csv',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
];

interface ToolProps {
  readonly state: PanelState;
  readonly view: { readonly current: EditorView | null };
}

function BodyTools({ state, view }: ToolProps) {
  const { body } = state.draft;
  const kind = body.kind === 'text' ? kindOfMediaType(body.mediaType) : 'text';
  const isJson = kind === 'json';
  return (
    <div class="tools">
      <MediaType state={state} />
      {body.kind === 'text' && (
        <span class="tool-group">
          {kind !== 'text' && (state.operation.model?.requestTypes.length ?? 0) > 0 && <Fills state={state} view={view} />}
          {isJson && <FormatButton view={view} />}
          <Button class="button quiet" label={t`Find`} onPress={() => view.current !== null && openSearchPanel(view.current)} />
        </span>
      )}
    </div>
  );
}

function MediaType({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { body } = state.draft;
  const current = draftMediaType(body);
  const named = state.operation.model?.requestTypes ?? [];
  const others = [...new Set([...commonTypes, ...(current === '' ? [] : [current])])].filter((type) => !named.includes(type));
  return (
    <select
      class="field short"
      aria-label={t`Media type of the body`}
      value={current}
      onChange={(event) => dispatch({ type: 'bodyEdited', body: bodyFor(event.currentTarget.value, body) })}
    >
      <option value="">{t`No body`}</option>
      {named.length > 0 && <optgroup label={t`Of this operation`}>{named.map(typeOption)}</optgroup>}
      <optgroup label={named.length > 0 ? t`Others` : t`Media types`}>{others.map(typeOption)}</optgroup>
    </select>
  );
}

function Fills({ state, view }: ToolProps) {
  const { dispatch, host } = usePanel();
  const { body } = state.draft;
  const { model } = state.operation;
  const fill = async (kind: 'example' | 'required'): Promise<void> => {
    if (state.instanceId === null || model === null || body.kind !== 'text') return;
    const input = { instanceId: state.instanceId, operationKey: model.key, mediaType: body.mediaType, kind };
    const { fill: ask } = host.call;
    const text = await ask(input).catch(() => '');
    if (text === '') dispatch({ type: 'noticed', tone: 'warning', text: t`The document has nothing to fill this body with.` });
    else if (view.current !== null) replaceAll(view.current, text);
  };
  return (
    <>
      <Button class="button quiet" label={t`Example`} title={t`Fill with every field of the schema`} onPress={() => void fill('example')} />
      <Button
        class="button quiet"
        label={t`Only required`}
        title={t`Fill with the fields that the schema requires`}
        onPress={() => void fill('required')}
      />
    </>
  );
}

function FormatButton({ view }: Pick<ToolProps, 'view'>) {
  const { dispatch } = usePanel();
  const format = (): void => {
    if (view.current === null) return;
    const text = layOutJson(view.current.state.doc.toString());
    if (text !== null) replaceAll(view.current, text);
    else dispatch({ type: 'noticed', tone: 'warning', text: t`The body is not laid out: its brackets or quotes do not match.` });
  };
  return <Button class="button quiet" label={t`Format`} onPress={format} />;
}

const shownProblems = 4;

/** What was found wrong, and the text that it was found in. */
interface Found {
  readonly found: readonly BodyProblem[];
  readonly of: string;
}

function Problems({ found, of, view, text }: Found & { view: ToolProps['view']; text: string }) {
  if (found.length === 0) return null;
  return (
    <ul class="problems" aria-label={t`Problems in the body`}>
      {found.slice(0, shownProblems).map((problem) => (
        <li key={`${problem.from} ${problem.message}`} class={`tone-${problem.severity}`}>
          <Icon name={problem.severity} />
          <button type="button" class="link" onClick={() => view.current !== null && goTo(view.current, problem)}>
            {t`Line`} {text.slice(0, problem.from).split('\n').length}
          </button>
          <span>
            {problem.message} <FixButton problem={problem} view={view} text={of} />
          </span>
        </li>
      ))}
      {found.length > shownProblems && <li class="hint">{t`${found.length - shownProblems} more`}</li>}
    </ul>
  );
}

/** Where it was typed on since, another check is on its way, and nothing is done. */
function FixButton({ problem: { fix }, view, text }: { problem: BodyProblem; view: ToolProps['view']; text: string }) {
  const { dispatch } = usePanel();
  if (fix === undefined) return null;
  const { label, from, to, insert, mediaType } = fix;
  const mend = (): void => {
    const editor = view.current;
    if (editor?.state.doc.toString() !== text) return;
    editor.dispatch({ changes: { from, to, insert }, selection: { anchor: from, head: from + insert.length }, userEvent: 'input' });
    if (mediaType !== undefined) dispatch({ type: 'bodyEdited', body: { kind: 'text', mediaType, text: editor.state.doc.toString() } });
    editor.focus();
  };
  return <Button class="link" label={label} onPress={mend} />;
}

function typeOption(type: string) {
  return (
    <option key={type} value={type}>
      {type}
    </option>
  );
}

/** In one step, so that one undo brings the old text back. */
function replaceAll(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.replace' });
  view.focus();
}

/** Goes to the place in the body that a message is about. */
function useBodyFocus(state: PanelState, view: { readonly current: EditorView | null }): void {
  const { focus } = state;
  useEffect(() => {
    const target = focus?.target;
    const editor = view.current;
    if (editor === null || (target?.in !== 'body' && target?.in !== 'bodyEditor')) return;
    editor.focus();
    if (target.in === 'bodyEditor') return;
    const text = editor.state.doc.toString();
    const isXml = text.trimStart().startsWith('<');
    const place = isXml ? locateElement(text, target.pointer) : locateValues(text, new Set([target.pointer])).get(target.pointer);
    if (place !== undefined) editor.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
  }, [focus?.count]);
}
