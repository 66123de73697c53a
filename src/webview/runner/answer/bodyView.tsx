import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { BodyModel } from '../../../core/response/body/keptBody.ts';
import type { ResponseView } from '../../../core/response/view.ts';
import { usePanel } from '../panel.ts';
import type { ShownOutcome, PanelState } from '../state.ts';
import { MenuButton } from '../../ui/menu.tsx';
import { FindBar } from './findBar.tsx';
import { ImageView } from './imageView.tsx';
import { Pager } from './pager.tsx';
import { TableView } from './tableView.tsx';
import { TextView } from './textView.tsx';
import { useFind } from './useFind.ts';

type Form = 'pretty' | 'raw' | 'table';

export function BodyView({ view, outcome, state }: { view: ResponseView; outcome: ShownOutcome; state: PanelState }) {
  const [picked, setForm] = useState<Form>();
  const find = useFind(view);
  const shown = find.shown ?? view;
  const { body } = shown;
  const forms = formsOf(body);
  const wanted = picked ?? (view.rowsFirst ? 'table' : 'pretty');
  const form = forms.includes(wanted) ? wanted : 'pretty';
  const tools = (
    <>
      {forms.length > 1 && <FormSwitch forms={forms} form={form} onPick={setForm} />}
      <BodyMenu view={shown} />
    </>
  );
  // What is looked for in a text or a table of its own: each begins at its top.
  const parts = { key: `${shown.handle} ${form}`, view: shown, tools, state };
  return (
    <>
      <Pager view={view} outcome={outcome} state={state} />
      {canFind(view) && <FindBar find={find} />}
      {body.kind === 'text' && body.note !== null && <p class="note">{body.note}</p>}
      {body.kind === 'text' && form !== 'table' && <TextView {...parts} body={body} form={form} />}
      {body.kind === 'text' && body.table !== null && form === 'table' && <TableView {...parts} table={body.table} />}
      {body.kind !== 'text' && <div class="tools">{body.kind === 'empty' ? null : tools}</div>}
      {body.kind === 'empty' && <p class="hint">{t`The answer has no body.`}</p>}
      {body.kind === 'image' && <ImageView handle={shown.handle} mediaType={body.mediaType} />}
      {body.kind === 'binary' && (
        <>
          <p class="note">
            {body.mediaType}. {body.note}
          </p>
          <pre class="mono hex" tabIndex={0} aria-label={t`The first bytes`}>
            {body.hex}
          </pre>
        </>
      )}
      {body.kind === 'file' && (
        <p class="note">
          {body.fileName}: {body.note}
        </p>
      )}
    </>
  );
}

/** In JSON that is whole: what it is not has a note. */
function canFind({ body }: ResponseView): boolean {
  return body.kind === 'text' && body.language === 'json' && body.note === null;
}

function formsOf(body: BodyModel): readonly Form[] {
  if (body.kind !== 'text') return [];
  const formatted = body.language === 'json' || body.language === 'xml';
  return [...(formatted ? (['pretty', 'raw'] as const) : (['pretty'] as const)), ...(body.table === null ? [] : (['table'] as const))];
}

const formNames = () => ({ pretty: t`Pretty`, raw: t`Raw`, table: t`Table` }) as const;

function FormSwitch({ forms, form, onPick }: { forms: readonly Form[]; form: Form; onPick: (form: Form) => void }) {
  const name = (one: Form): string => (one === 'pretty' && !forms.includes('raw') ? t`Text` : formNames()[one]);
  return (
    <div class="switch" role="group" aria-label={t`Show the body as`}>
      {forms.map((one) => (
        <button key={one} type="button" aria-pressed={one === form} onClick={() => onPick(one)}>
          {name(one)}
        </button>
      ))}
    </div>
  );
}

function BodyMenu({ view }: { view: ResponseView }) {
  const { act } = usePanel();
  const { handle } = view;
  const items = [
    { label: t`Open in editor`, run: () => void act({ do: 'openBody', handle }) },
    ...(view.body.kind === 'text' ? [{ label: t`Copy body`, run: () => void act({ do: 'copyBody', handle }) }] : []),
    { label: t`Save body as…`, run: () => void act({ do: 'saveBody', handle }) },
    ...(view.canCompare ? [{ label: t`Compare with previous answer`, run: () => void act({ do: 'compareBody', handle }) }] : []),
  ];
  return (
    <MenuButton label={t`More for this body`} class="button quiet" items={items}>
      {t`More…`}
    </MenuButton>
  );
}
