import { Button } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BodyModel } from '../../../core/response/body/keptBody.ts';
import type { ResponseView } from '../../../core/response/view.ts';
import type { PanelState } from '../state.ts';
import { numberText } from '../../ui/format.ts';
import { MenuButton, type MenuItem } from '../../ui/menu.tsx';
import { useMarks } from './useMarks.ts';
import { mostInPanel, useBodyText } from './useBodyText.ts';

type TextBody = Extract<BodyModel, { kind: 'text' }>;

export function TextView(props: {
  view: ResponseView;
  body: TextBody;
  form: 'pretty' | 'raw';
  tools: ComponentChildren;
  state: PanelState;
}) {
  const { view, body, form, tools, state } = props;
  const [wrap, setWrap] = useState(true);
  const text = useBodyText(view, body, form);
  const { masked, links } = useMarks(view, body, form, text);
  const find = (): void => {
    text.viewer.current?.find();
    text.loadAll();
  };
  useEffect(() => {
    if (state.focus?.target.in === 'find') find();
  }, [state.focus?.count]);
  useEffect(() => text.viewer.current?.wrap(wrap), [wrap, text.ready]);
  return (
    <>
      <div class="tools">
        {tools}
        <Button class="button quiet" label={t`Find`} onPress={find} />
        <button type="button" class="button quiet toggle" aria-pressed={wrap} onClick={() => setWrap(!wrap)}>
          {t`Wrap`}
        </button>
        <Choices label={t`Masked`} items={masked} />
        <Choices label={t`Open`} items={links} />
      </div>
      <div class="code" ref={text.parent} />
      <Extent loaded={text.loaded} total={text.total} loading={text.loading} failed={text.failed} onLoadAll={text.loadAll} />
    </>
  );
}

const shownChoices = 30;

function Choices({ label, items }: { label: string; items: readonly MenuItem[] }) {
  if (items.length === 0) return null;
  const more = items.length - shownChoices;
  const last: readonly MenuItem[] =
    more > 0 ? [{ label: t`${numberText(more)} more: use the buttons in the text`, run: () => undefined }] : [];
  return (
    <MenuButton label={`${label} (${items.length})`} class="button quiet" items={[...items.slice(0, shownChoices), ...last]}>
      {label} ({numberText(items.length)})
    </MenuButton>
  );
}

/** Says how much of the text is here. Nothing is cut without it. */
function Extent(props: { loaded: number; total: number; loading: boolean; failed: string | null; onLoadAll: () => void }) {
  const { loaded, total, loading, failed, onLoadAll } = props;
  if (loaded >= total) return null;
  const cap = loaded >= mostInPanel;
  return (
    <p class="extent">
      {t`${numberText(loaded)} of ${numberText(total)} characters are here.`} {failed !== null && <span class="tone-error">{failed} </span>}
      {cap && t`The panel shows no more than this: open the body in an editor or save it (More…).`}
      {!cap && loading && t`Getting more…`}
      {!cap && !loading && (
        <Button class="link" label={total > mostInPanel ? t`Load the first ${numberText(mostInPanel)}` : t`Load all`} onPress={onLoadAll} />
      )}
    </p>
  );
}
