import { t } from '@vscode/l10n';
import { isFilled, type DraftBody } from '../../../shared/draft.ts';
import { kindOfMediaType } from '../editor/language.ts';
import type { PanelState, ComposeTab } from '../state.ts';
import { usePanel } from '../panel.ts';
import { TabList, TabPanel, type Tab } from '../../ui/tabs.tsx';
import { OperationPane } from './operationPane.tsx';
import { BodyPane } from './bodyPane.tsx';
import { HeadersPane } from './headersPane.tsx';
import { ParametersPane } from './parametersPane.tsx';

export function RequestTabs({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const tab = state.composeTab;
  return (
    <section class="pane compose" aria-label={t`Request`}>
      <TabList
        name="compose"
        label={t`Parts of the request`}
        tabs={tabsOf(state)}
        selected={tab}
        onSelect={(id) => dispatch({ type: 'tabPicked', tab: id })}
      />
      <TabPanel name="compose" id="parameters" selected={tab === 'parameters'}>
        <ParametersPane state={state} />
      </TabPanel>
      <TabPanel name="compose" id="headers" selected={tab === 'headers'}>
        <HeadersPane state={state} />
      </TabPanel>
      <TabPanel name="compose" id="body" selected={tab === 'body'} class="fill">
        <BodyPane state={state} />
      </TabPanel>
      <TabPanel name="compose" id="about" selected={tab === 'about'}>
        <OperationPane state={state} />
      </TabPanel>
    </section>
  );
}

function tabsOf(state: PanelState): readonly Tab<ComposeTab>[] {
  const { draft, fieldProblems } = state;
  const alert = (...places: string[]): boolean => fieldProblems.some((one) => places.includes(one.where));
  const count = (size: number): string | undefined => (size === 0 ? undefined : String(size));
  return [
    {
      id: 'parameters',
      label: t`Parameters`,
      badge: mark(count(draft.query.filter((pair) => pair.enabled && isFilled(pair)).length), alert('pathValue', 'query')),
      alert: alert('pathValue', 'query'),
    },
    {
      id: 'headers',
      label: t`Headers`,
      badge: mark(count(draft.headers.filter((pair) => pair.enabled && isFilled(pair)).length), alert('header')),
      alert: alert('header'),
    },
    { id: 'body', label: t`Body`, badge: mark(bodyBadge(draft.body), alert('body')), alert: alert('body') },
    { id: 'about', label: t`Operation` },
  ];
}

function mark(badge: string | undefined, alert: boolean): string | undefined {
  return alert ? '!' : badge;
}

function bodyBadge(body: DraftBody): string | undefined {
  if (body.kind === 'none') return undefined;
  if (body.kind !== 'text') return body.kind === 'form' ? 'Form' : 'Parts';
  return { json: 'JSON', xml: 'XML' }[kindOfMediaType(body.mediaType)] ?? 'Text';
}
