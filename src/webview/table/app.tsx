import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import { ColumnChoice } from '../grid/columnChoice.tsx';
import { Icon } from '../ui/icon.tsx';
import { FilterBar } from './filterBar.tsx';
import { Grid } from './grid.tsx';
import type { TableHost } from './host.ts';
import { sizeOf } from './selection.ts';
import type { TableStore } from './store.ts';
import { rowsInWords } from './words.ts';
import type { Notice } from './words.ts';

export function App({ store, host }: { store: TableStore; host: TableHost }) {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  // Before the browser draws: the host's first answer may be there sooner than a frame.
  useLayoutEffect(() => store.subscribe(() => draw(undefined)), [store]);
  useEffect(() => onCopy(store), [store]);
  if (store.open === null) return null;
  return (
    <main class="table">
      <h1 class="visually-hidden">
        {store.open.many}, {store.open.instanceName}
      </h1>
      <Toolbar store={store} host={host} />
      {store.busy !== null && <Progress store={store} />}
      <Notices store={store} />
      <Content store={store} />
      <Status store={store} />
    </main>
  );
}

/** VS Code's own Copy, from its menu: the rows, unless a field has the focus. */
function onCopy(store: TableStore): () => void {
  const isField = (): boolean => document.activeElement instanceof HTMLInputElement;
  const listen = (event: Event): void => {
    if (isField()) return;
    event.preventDefault();
    if (event.type === 'copy') void store.copy();
  };
  // Without the first, a browser that sees no selected text does not copy at all.
  for (const type of ['beforecopy', 'copy']) document.addEventListener(type, listen);
  return () => {
    for (const type of ['beforecopy', 'copy']) document.removeEventListener(type, listen);
  };
}

function Toolbar({ store, host }: { store: TableStore; host: TableHost }) {
  const { model, busy } = store;
  const canRead = store.phase === 'rows';
  const isLoading = busy !== null;
  return (
    <div class="bar" role="toolbar" aria-label="Table">
      <FilterBar store={store} host={host} model={model} />
      {model?.filters !== 'here' && (
        <button
          type="button"
          class="button quiet"
          disabled={model === null}
          title="Choose field, operator and value"
          onClick={() => void store.buildFilter()}
        >
          Build filter…
        </button>
      )}
      {model !== null && <ColumnChoice all={columnsOf(model)} shown={store.columns} onChange={(columns) => store.choose(columns)} />}
      <button type="button" class="button quiet" disabled={!canRead} onClick={() => store.openRows(true)}>
        Open
      </button>
      <button
        type="button"
        class="button quiet"
        disabled={!canRead || isLoading}
        title="Copy for a spreadsheet"
        onClick={() => void store.copy()}
      >
        Copy
      </button>
      <button type="button" class="button quiet" disabled={!canRead} onClick={() => void store.act({ do: 'export' })}>
        Export…
      </button>
      <button
        type="button"
        class="button quiet"
        disabled={model === null && !isLoading}
        onClick={() => (isLoading ? store.stop() : void store.load({ fresh: true }))}
      >
        {isLoading ? 'Stop' : 'Refresh'}
      </button>
    </div>
  );
}

function columnsOf(model: NonNullable<TableStore['model']>) {
  const shown = new Set(model.shown);
  return model.columns.map(({ name }) => ({ name, shown: shown.has(name) }));
}

function Progress({ store }: { store: TableStore }) {
  const { progress } = store;
  if (progress?.total == null) return <div class="progress-bar" role="progressbar" aria-label="Loading" />;
  return <progress max={progress.total} value={progress.done} aria-label="Loading" />;
}

function Notices({ store }: { store: TableStore }) {
  const trouble = store.rows?.trouble ?? null;
  const retry = { label: 'Retry', run: () => store.rows?.retry() };
  const remedies = trouble?.remedies.map((label, index) => ({ label, run: () => void store.act({ do: 'remedy', index }) })) ?? [];
  const refresh = { label: 'Refresh', run: () => void store.load({ fresh: true }) };
  return (
    <>
      {trouble !== null && <Line notice={{ tone: 'error', text: trouble.text, actions: [retry, ...remedies] }} />}
      {store.hasChanged && (
        <Line notice={{ tone: 'info', text: 'The list changed on the server while you looked at it.', actions: [refresh] }} />
      )}
      {store.notice !== null && <Line notice={store.notice} onClose={() => store.dismiss()} />}
    </>
  );
}

function Line({ notice, onClose }: { notice: Notice; onClose?: () => void }) {
  return (
    <div class={`notice tone-${notice.tone}`} role={notice.tone === 'error' ? 'alert' : undefined}>
      <Icon name={notice.tone === 'error' ? 'error' : 'info'} />
      <span class="grow wrap">{notice.text}</span>
      {notice.actions.map(({ label, run }) => (
        <button key={label} type="button" class="button secondary" onClick={run}>
          {label}
        </button>
      ))}
      {onClose !== undefined && (
        <button type="button" class="icon-button" aria-label="Close this message" onClick={onClose}>
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}

function Content({ store }: { store: TableStore }) {
  const { phase, model, rows } = store;
  const many = store.open?.many ?? '';
  const load = () => void store.load({});
  if (phase === 'rows' && model !== null && rows !== null) {
    return model.total === 0 ? <Nothing store={store} many={many} /> : <Grid store={store} model={model} rows={rows} />;
  }
  switch (phase) {
    case 'ask':
      return (
        <Place
          text={`${many} of ${store.open?.instanceName ?? ''}: nothing has been loaded yet.`}
          label="Load"
          run={load}
          busy={store.busy}
        />
      );
    case 'sensitive':
      return (
        <Place
          text={store.why === '' ? 'This list holds secrets.' : store.why}
          label="Load all the same"
          run={() => void store.load({ agreed: true })}
          busy={store.busy}
        >
          <p class="hint">Secrets stay masked in the table.</p>
        </Place>
      );
    case 'needsFilter':
      return <Place text="Jamf Pro answers this list only with a filter. Give one above." />;
    case 'stopped':
      return <Place text="Stopped. Nothing was loaded." label="Load" run={load} busy={store.busy} />;
    case 'trouble':
      return <Trouble store={store} />;
    default:
      return <Place text={`Loading ${many}…`} />;
  }
}

function Nothing({ store, many }: { store: TableStore; many: string }) {
  if (store.query.filter !== '') {
    return <Place text={`No ${many} match the filter.`} label="Clear filter" run={() => store.applyFilter('')} busy={store.busy} />;
  }
  const create = () => void store.act({ do: 'new' });
  if (store.model?.canCreate !== true) return <Place text={`There are no ${many}.`} />;
  return <Place text={`There are no ${many}.`} label="New…" run={create} busy={store.busy} />;
}

function Trouble({ store }: { store: TableStore }) {
  const remedies = store.trouble?.remedies ?? [];
  return (
    <Place text={store.trouble?.text ?? ''} label="Retry" run={() => store.retry()} busy={store.busy} isAlert>
      {remedies.length > 0 && (
        <div class="actions">
          {remedies.map((label, index) => (
            <button key={label} type="button" class="button secondary" onClick={() => void store.act({ do: 'remedy', index })}>
              {label}
            </button>
          ))}
        </div>
      )}
    </Place>
  );
}

interface PlaceProps {
  readonly text: string;
  readonly label?: string;
  readonly run?: () => void;
  readonly busy?: TableStore['busy'];
  readonly isAlert?: boolean;
  readonly children?: ComponentChildren;
}

/** What stands where the rows would be. */
function Place({ text, label, run, busy, isAlert, children }: PlaceProps) {
  return (
    <div class="place" role={isAlert === true ? 'alert' : undefined}>
      <p class="wrap">{text}</p>
      {label !== undefined && (
        <button type="button" class="button" disabled={busy != null} onClick={run}>
          {label}
        </button>
      )}
      {children}
    </div>
  );
}

function Status({ store }: { store: TableStore }) {
  const { model } = store;
  const isShown = store.phase === 'rows' && model !== null;
  const selected = sizeOf(store.selection);
  const parts = isShown
    ? [
        `${rowsInWords(model.total)}${model.isCounted ? '' : ' or more'}`,
        selected === 0
          ? ''
          : selected === model.total
            ? `all ${rowsInWords(selected)} selected`
            : `${selected.toLocaleString('en-US')} selected`,
        store.query.filter === '' ? '' : 'filtered',
        model.note,
      ]
    : [];
  return (
    <div class="status-bar" role="status">
      {parts.filter((part) => part !== '').join(' · ')}
    </div>
  );
}
