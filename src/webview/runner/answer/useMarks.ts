import { t } from '@vscode/l10n';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { EditorView } from '@codemirror/view';
import type { BodyModel } from '../../../core/response/body/keptBody.ts';
import type { ResponseView } from '../../../core/response/view.ts';
import { failureText } from '../controller.ts';
import { locateValues, type ValueRange } from '../editor/jsonText.ts';
import { setMarks, type Mark } from '../editor/marks.ts';
import { usePanel } from '../panel.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import type { BodyText } from './useBodyText.ts';

/** Puts *Reveal* and *Open* behind the values they are about, and offers the same as lists. */
export function useMarks(
  view: ResponseView,
  body: Extract<BodyModel, { kind: 'text' }>,
  form: 'pretty' | 'raw',
  text: BodyText,
): { masked: readonly MenuItem[]; links: readonly MenuItem[] } {
  const { act } = usePanel();
  const places = usePlaces(view, body, form, text);
  const show = (pointer: string): void => {
    const at = places.get(pointer);
    if (at !== undefined) text.viewer.current?.view.dispatch({ effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
  };
  const { revealed, toggle } = useRevealed(view.handle, show);
  const open = (link: ResponseView['links'][number]): void =>
    void act({ do: 'openObject', instanceId: view.instanceId, resource: link.resource, id: link.id });
  useEffect(() => {
    const masks = body.masked.map((pointer): Omit<Mark, 'from' | 'to'> & { pointer: string } => {
      const value = revealed.get(pointer);
      const label = value === undefined ? t`Reveal` : t`Hide`;
      return { pointer, label, title: `${label} ${pointer}`, instead: value ?? null, run: () => void toggle(pointer) };
    });
    const opens = view.links.map((link) => ({
      pointer: link.pointer,
      label: t`Open`,
      title: t`Open ${link.label}`,
      instead: null,
      run: () => open(link),
    }));
    const all = [...masks, ...opens].flatMap(({ pointer, ...mark }) => {
      const at = places.get(pointer);
      return at === undefined ? [] : [{ ...mark, ...at }];
    });
    text.viewer.current?.view.dispatch({ effects: setMarks.of(all) });
  }, [places, revealed]);
  if (form === 'raw') return { masked: [], links: [] };
  return {
    masked: body.masked.map((pointer) => ({
      label: `${revealed.has(pointer) ? t`Hide` : t`Reveal`} ${pointer}`,
      run: () => void toggle(pointer),
    })),
    links: view.links.map((link) => ({ label: link.label, run: () => open(link) })),
  };
}

/** Values that were asked for one by one; asked again, they are hidden. */
function useRevealed(handle: string, show: (pointer: string) => void) {
  const { host, dispatch } = usePanel();
  const [revealed, setRevealed] = useState<ReadonlyMap<string, string>>(new Map());
  const toggle = async (pointer: string): Promise<void> => {
    show(pointer);
    if (revealed.has(pointer)) return setRevealed((old) => new Map([...old].filter(([one]) => one !== pointer)));
    try {
      const value = await host.call.reveal({ handle, pointer });
      setRevealed((old) => new Map([...old, [pointer, value]]));
    } catch (error) {
      dispatch({ type: 'noticed', tone: 'error', text: t`The value could not be shown: ${failureText(error)}` });
    }
  };
  return { revealed, toggle };
}

function usePlaces(
  view: ResponseView,
  body: Extract<BodyModel, { kind: 'text' }>,
  form: 'pretty' | 'raw',
  text: BodyText,
): ReadonlyMap<string, ValueRange> {
  return useMemo(() => {
    const wanted = new Set([...body.masked, ...view.links.map((link) => link.pointer)]);
    const shown = text.viewer.current?.view.state.doc;
    if (wanted.size === 0 || form === 'raw' || body.language !== 'json' || shown === undefined) return new Map<string, ValueRange>();
    return locateValues(shown.toString(), wanted);
  }, [text.loaded, text.ready]);
}
