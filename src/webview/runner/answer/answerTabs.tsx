import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { RequestAsSent, ResponseView } from '../../../core/response/view.ts';
import type { ShownOutcome, PanelState } from '../state.ts';
import { sizeText } from '../../../shared/size.ts';
import { TabList, TabPanel, type Tab } from '../../ui/tabs.tsx';
import { BodyView } from './bodyView.tsx';
import { Timeline } from './timeline.tsx';

type AnswerTab = 'body' | 'headers' | 'request' | 'received' | 'timeline';

export function AnswerTabs({ outcome, state }: { outcome: ShownOutcome; state: PanelState }) {
  const view = outcome.kind === 'answer' ? outcome.view : null;
  const request = outcome.kind === 'answer' ? outcome.view.request : outcome.request;
  const received = outcome.kind === 'problem' ? outcome.received : undefined;
  const [picked, setPicked] = useState<AnswerTab>(view !== null ? 'body' : received === undefined ? 'request' : 'received');
  const tabs: readonly Tab<AnswerTab>[] = [...(received === undefined ? [] : [receivedTab()]), ...tabsOf(view, request)];
  if (tabs.length === 0) return null;
  return (
    <>
      <TabList name="answer" label={t`Parts of the answer`} tabs={tabs} selected={picked} onSelect={setPicked} />
      {view !== null && (
        <>
          <TabPanel name="answer" id="body" selected={picked === 'body'} class="fill">
            <BodyView view={view} outcome={outcome} state={state} />
          </TabPanel>
          <TabPanel name="answer" id="headers" selected={picked === 'headers'}>
            <HeaderTable label={t`Headers of the answer`} headers={view.headers} />
          </TabPanel>
        </>
      )}
      {received !== undefined && (
        <TabPanel name="answer" id="received" selected={picked === 'received'}>
          <div class="scroll">
            <p class="hint">{t`${sizeText(received.size)} came before the answer ended too early. It is not complete:`}</p>
            <pre class="mono" tabIndex={0} aria-label={t`Incomplete body`}>
              {received.text}
            </pre>
          </div>
        </TabPanel>
      )}
      {request !== null && (
        <TabPanel name="answer" id="request" selected={picked === 'request'}>
          <RequestView request={request} />
        </TabPanel>
      )}
      {view !== null && (
        <TabPanel name="answer" id="timeline" selected={picked === 'timeline'}>
          <Timeline view={view} />
        </TabPanel>
      )}
    </>
  );
}

const receivedTab = (): Tab<AnswerTab> => ({ id: 'received', label: t`Incomplete body` });

function tabsOf(view: ResponseView | null, request: RequestAsSent | null): readonly Tab<AnswerTab>[] {
  const sent: readonly Tab<AnswerTab>[] = request === null ? [] : [{ id: 'request', label: t`Request as sent` }];
  if (view === null) return sent;
  return [
    { id: 'body', label: t`Body` },
    { id: 'headers', label: t`Headers`, badge: String(view.headers.length) },
    ...sent,
    { id: 'timeline', label: t`Timeline` },
  ];
}

const shownHeaders = 200;

function HeaderTable({ label, headers }: { label: string; headers: readonly (readonly [string, string])[] }) {
  const more = headers.length - shownHeaders;
  if (headers.length === 0) return <p class="hint">{t`None.`}</p>;
  return (
    <div class="scroll">
      <table class="plain mono" aria-label={label}>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t`Name`}</th>
            <th scope="col">{t`Value`}</th>
          </tr>
        </thead>
        <tbody>
          {headers.slice(0, shownHeaders).map(([name, value], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="hint">{t`${more} more are not shown.`}</p>}
    </div>
  );
}

function RequestView({ request }: { request: RequestAsSent }) {
  return (
    <div class="scroll">
      <p class="mono wrap request-url">
        <strong>{request.method}</strong> {request.url}
      </p>
      <HeaderTable label={t`Headers of the request`} headers={request.headers} />
      {request.bodySize > 0 && (
        <>
          <p class="hint">
            {request.bodySize > new TextEncoder().encode(request.body).length
              ? t`Body, ${sizeText(request.bodySize)}, the first part of it, secrets left out:`
              : t`Body, ${sizeText(request.bodySize)}, secrets left out:`}
          </p>
          {/* The host sends 64 KB at most, so that this is never large. */}
          <pre class="mono" tabIndex={0} aria-label={t`Body of the request`}>
            {request.body}
          </pre>
        </>
      )}
    </div>
  );
}
