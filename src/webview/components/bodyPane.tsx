import type { EditorView } from '@codemirror/view';
import { openSearchPanel } from '@codemirror/search';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftBody } from '../../shared/draft.ts';
import { BodyEditor } from '../editor/bodyEditor.tsx';
import { kindOfMediaType } from '../editor/language.ts';
import { formatJson, locate } from '../editor/jsonText.ts';
import { usePanel } from '../panel.ts';
import { bodyFor, mediaTypeOf } from '../reduce.ts';
import type { PanelState } from '../state.ts';
import { FieldMessage, problemsOf } from './fieldMessage.tsx';
import { MultipartEditor } from './multipartEditor.tsx';
import { PairsEditor } from './pairsEditor.tsx';

export function BodyPane({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { body } = state.draft;
  const view = useRef<EditorView>(null);
  useBodyFocus(state, view);
  const set = (next: DraftBody): void => dispatch({ type: 'bodyEdited', body: next });
  return (
    <>
      <BodyTools state={state} view={view} />
      <FieldMessage id="body-message" messages={problemsOf(state, 'body')} />
      {body.kind === 'none' && <p class="hint">This request has no body. Choose a media type to write one.</p>}
      {body.kind === 'text' && (
        <BodyEditor
          label="Body"
          value={body.text}
          mediaType={body.mediaType}
          viewRef={view}
          about={() => assistFor(state, body.mediaType)}
          onText={(text) => set({ ...body, text })}
        />
      )}
      {body.kind === 'form' && (
        <PairsEditor legend="Form fields" noun="field" pairs={body.fields} onChange={(fields) => set({ ...body, fields })} />
      )}
      {body.kind === 'multipart' && <MultipartEditor parts={body.parts} onChange={(parts) => set({ ...body, parts })} />}
    </>
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

function BodyTools({ state, view }: { state: PanelState; view: { readonly current: EditorView | null } }) {
  const { dispatch, host } = usePanel();
  const { body } = state.draft;
  const { model } = state.operation;
  const current = mediaTypeOf(body);
  const named = model?.requestTypes ?? [];
  const others = [...new Set([...commonTypes, ...(current === '' ? [] : [current])])].filter((type) => !named.includes(type));
  const fill = async (kind: 'example' | 'required'): Promise<void> => {
    if (state.instanceId === null || model === null || body.kind !== 'text') return;
    const text = await host.call
      .fill({ instanceId: state.instanceId, operationKey: model.key, mediaType: body.mediaType, kind })
      .catch(() => null);
    if (text === null) dispatch({ type: 'noticed', tone: 'warning', text: 'The document has nothing to fill this body with.' });
    else if (view.current !== null) replaceAll(view.current, text);
  };
  const format = (): void => {
    const text = view.current === null ? null : formatJson(view.current.state.doc.toString());
    if (text === null)
      dispatch({ type: 'noticed', tone: 'warning', text: 'The body is not laid out: its brackets or quotes do not match.' });
    else if (view.current !== null) replaceAll(view.current, text);
  };
  const isJson = body.kind === 'text' && kindOfMediaType(body.mediaType) === 'json';
  return (
    <div class="tools">
      <select
        class="field short"
        aria-label="Media type of the body"
        value={current}
        onChange={(event) => dispatch({ type: 'bodyEdited', body: bodyFor(event.currentTarget.value, body) })}
      >
        <option value="">No body</option>
        {named.length > 0 && <optgroup label="Of this operation">{named.map(typeOption)}</optgroup>}
        <optgroup label={named.length > 0 ? 'Others' : 'Media types'}>{others.map(typeOption)}</optgroup>
      </select>
      {isJson && named.length > 0 && (
        <>
          <button type="button" class="button quiet" title="Fill with every field of the schema" onClick={() => void fill('example')}>
            Example
          </button>
          <button
            type="button"
            class="button quiet"
            title="Fill with the fields that the schema requires"
            onClick={() => void fill('required')}
          >
            Only required
          </button>
        </>
      )}
      {isJson && (
        <button type="button" class="button quiet" onClick={format}>
          Format
        </button>
      )}
      {body.kind === 'text' && (
        <button type="button" class="button quiet" onClick={() => view.current !== null && openSearchPanel(view.current)}>
          Find
        </button>
      )}
    </div>
  );
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
    const place = locate(editor.state.doc.toString(), new Set([target.pointer])).get(target.pointer);
    if (place !== undefined) editor.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
  }, [focus?.count]);
}
