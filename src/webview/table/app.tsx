import { Button, IconButton } from '../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { ColumnChoice } from '../grid/columnChoice.tsx';
import { Icon } from '../ui/icon.tsx';
import type { TableModel } from '../../app/table/protocol.ts';
import { PageContext, useTable, type TableContext } from './context.ts';
import { FilterBar } from './filterBar.tsx';
import type { TableHost } from './host.ts';
import { troubleIn } from './rowPages.ts';
import { selectedCount } from './selection.ts';
import { wantedColumns, type TableAction, type TableNotice, type NoticeButton, type TableState } from './state/state.ts';
import { TableGrid } from './tableGrid.tsx';
import type { TablePage } from './tablePage.ts';
import { remedyButtons, rowsInWords } from './words.ts';

export function TableApp({ page, host }: { page: TablePage; host: TableHost }) {
  const { dispatch } = page;
  const [state, setState] = useState<TableState>(page.state());
  // Before the browser draws: the host's first answer may be there sooner than a frame.
  useLayoutEffect(() => page.subscribe(setState), [page]);
  useEffect(() => onCopy(dispatch), [page]);
  const context = useMemo(() => ({ host, dispatch }), [page, host]);
  if (state.open === null) return null;
  return (
    <PageContext.Provider value={context}>
      <main class="table">
        <h1 class="visually-hidden">
          {state.open.many}, {state.open.instanceName}
        </h1>
        <Toolbar state={state} />
        {state.work !== null && <Progress progress={state.work.progress} />}
        <Notices state={state} />
        <Content state={state} />
        <Status state={state} />
      </main>
    </PageContext.Provider>
  );
}

/** VS Code's own Copy, from its menu: the rows, unless a field has the focus. */
function onCopy(dispatch: TableContext['dispatch']): () => void {
  const isField = (): boolean => document.activeElement instanceof HTMLInputElement;
  const listen = (event: Event): void => {
    if (isField()) return;
    event.preventDefault();
    if (event.type === 'copy') dispatch(copy);
  };
  // Without the first, a browser that sees no selected text does not copy at all.
  for (const type of ['beforecopy', 'copy']) document.addEventListener(type, listen);
  return () => {
    for (const type of ['beforecopy', 'copy']) document.removeEventListener(type, listen);
  };
}

function Toolbar({ state }: { state: TableState }) {
  const { dispatch } = useTable();
  const { model } = state;
  const canRead = state.phase === 'rows';
  const isWorking = state.work !== null;
  const stopOrRefresh = isWorking ? stop : refresh;
  return (
    <div class="bar" role="toolbar" aria-label={t`Table`}>
      <FilterBar state={state} />
      {model?.filters !== 'here' && (
        <Tool label={t`Build filter…`} action={build} canDo={model !== null} title={t`Choose field, operator and value`} />
      )}
      {model !== null && (
        <ColumnChoice
          all={choicesOf(model)}
          shown={wantedColumns(state)}
          onChange={(columns) => dispatch({ type: 'columnsChosen', columns })}
        />
      )}
      <Tool label={t`Open`} action={openAll} canDo={canRead} />
      <Tool label={t`Copy`} action={copy} canDo={canRead && !isWorking} title={t`Copy for a spreadsheet`} />
      <Tool label={t`Export…`} action={exportList} canDo={canRead} />
      <Tool label={isWorking ? t`Stop` : t`Refresh`} action={stopOrRefresh} canDo={model !== null || isWorking} />
    </div>
  );
}

const build: TableAction = { type: 'filterBuilderAsked' };
const openAll: TableAction = { type: 'openAsked', which: 'selected' };
const copy: TableAction = { type: 'copyAsked', what: 'rows' };
const exportList: TableAction = { type: 'acted', act: { do: 'export' } };
const stop: TableAction = { type: 'stopAsked' };
const refresh: TableAction = { type: 'loadAsked', wish: { fresh: true } };

function Tool({ label, action, canDo, title }: NoticeButton & { readonly canDo: boolean; readonly title?: string }) {
  const { dispatch } = useTable();
  return <Button class="button quiet" label={label} title={title} disabled={!canDo} onPress={() => dispatch(action)} />;
}

function choicesOf({ shown, columns }: NonNullable<TableState['model']>) {
  const on = new Set(shown);
  return columns.map(({ name, title }) => ({ name, title, shown: on.has(name) }));
}

function Progress({ progress }: Pick<NonNullable<TableState['work']>, 'progress'>) {
  if (progress?.total == null) return <div class="progress-bar" role="progressbar" aria-label={t`Loading`} />;
  return <progress max={progress.total} value={progress.done} aria-label={t`Loading`} />;
}

function Notices({ state }: { state: TableState }) {
  const { dispatch } = useTable();
  const { rows, notice, hasChanged } = state;
  const trouble = rows === null ? undefined : troubleIn(rows);
  const again: NoticeButton = { label: t`Retry`, action: { type: 'rowsRetryAsked' } };
  const reread: NoticeButton = { label: t`Refresh`, action: refresh };
  return (
    <>
      {trouble !== undefined && <Line notice={{ tone: 'error', text: trouble.text, buttons: [again, ...remedyButtons(trouble)] }} />}
      {hasChanged && <Line notice={{ tone: 'info', text: t`The list changed on the server while you looked at it.`, buttons: [reread] }} />}
      {notice !== null && !isSaidBelow(notice) && <Line notice={notice} onClose={() => dispatch({ type: 'noticeClosed' })} />}
    </>
  );
}

/** What only says what was done moves no rows: it stands below them. */
function isSaidBelow({ tone, buttons }: TableNotice): boolean {
  return tone === 'info' && buttons.length === 0;
}

function Line({ notice, onClose }: { notice: TableNotice; onClose?: () => void }) {
  return (
    <div class={`notice tone-${notice.tone}`} role={notice.tone === 'error' ? 'alert' : undefined}>
      <Icon name={notice.tone === 'error' ? 'error' : 'info'} />
      <span class="grow wrap">{notice.text}</span>
      <Buttons buttons={notice.buttons} />
      {onClose !== undefined && <IconButton icon="cross" label={t`Close this message`} onPress={onClose} />}
    </div>
  );
}

function Buttons({ buttons }: { buttons: readonly NoticeButton[] }) {
  const { dispatch } = useTable();
  return buttons.map(({ label, action }) => <Button class="button secondary" label={label} key={label} onPress={() => dispatch(action)} />);
}

function Content({ state }: { state: TableState }) {
  const { phase, model, rows, open, why, trouble } = state;
  const many = open?.many ?? '';
  const load: NoticeButton = { label: t`Load`, action: { type: 'loadAsked', wish: {} } };
  if (phase === 'rows' && model !== null && rows !== null) {
    return model.total === 0 ? <Nothing state={state} model={model} many={many} /> : <TableGrid state={state} model={model} rows={rows} />;
  }
  switch (phase) {
    case 'ask':
      return <Place state={state} text={t`${many} of ${open?.instanceName ?? ''}: nothing has been loaded yet.`} button={load} />;
    case 'sensitive':
      return (
        <Place
          state={state}
          text={why === '' ? t`This list holds secrets.` : why}
          button={{ label: t`Load all the same`, action: { type: 'loadAsked', wish: { agreed: true } } }}
        >
          <p class="hint">{t`Secrets stay masked in the table.`}</p>
        </Place>
      );
    case 'needsFilter':
      return <Place state={state} text={t`Jamf Pro answers this list only with a filter. Give one above.`} />;
    case 'stopped':
      return <Place state={state} text={t`Stopped. Nothing was loaded.`} button={load} />;
    case 'trouble':
      return (
        <Place state={state} text={trouble?.text ?? ''} button={{ label: t`Retry`, action: { type: 'retryAsked' } }} isAlert>
          {trouble !== null && trouble.remedies.length > 0 && (
            <div class="actions">
              <Buttons buttons={remedyButtons(trouble)} />
            </div>
          )}
        </Place>
      );
    default:
      return <Place state={state} text={state.held ?? t`Loading ${many}…`} />;
  }
}

function Nothing({ state, model, many }: { state: TableState; model: TableModel; many: string }) {
  const clear: NoticeButton = { label: t`Clear filter`, action: { type: 'filterApplied', text: '' } };
  if (model.query.filter !== '') return <Place state={state} text={t`No ${many} match the filter.`} button={clear} />;
  const create: NoticeButton = { label: t`New…`, action: { type: 'acted', act: { do: 'new' } } };
  const text = t`There are no ${many}.`;
  return model.canCreate ? <Place state={state} text={text} button={create} /> : <Place state={state} text={text} />;
}

interface PlaceProps {
  readonly state: TableState;
  readonly text: string;
  readonly button?: NoticeButton;
  readonly isAlert?: boolean;
  readonly children?: ComponentChildren;
}

/** What stands where the rows would be. */
function Place({ state, text, button, isAlert, children }: PlaceProps) {
  const { dispatch } = useTable();
  return (
    <div class="place" role={isAlert === true ? 'alert' : undefined}>
      <p class="wrap">{text}</p>
      {button !== undefined && <Button label={button.label} disabled={state.work !== null} onPress={() => dispatch(button.action)} />}
      {children}
    </div>
  );
}

function Status({ state }: { state: TableState }) {
  const { model, selection, notice } = state;
  const said = notice !== null && isSaidBelow(notice) ? notice.text : '';
  const isShown = state.phase === 'rows' && model !== null;
  const selected = selectedCount(selection);
  const parts = isShown
    ? [
        model.isCounted ? rowsInWords(model.total) : t`${rowsInWords(model.total)} or more`,
        selected === 0
          ? ''
          : selected === model.total
            ? t`all ${rowsInWords(selected)} selected`
            : t`${selected.toLocaleString('en-US')} selected`,
        model.query.filter === '' ? '' : t`filtered`,
        model.note,
      ]
    : [];
  return (
    <div class="status-bar" role="status">
      {[state.held ?? '', said, ...parts].filter((part) => part !== '').join(' · ')}
    </div>
  );
}
