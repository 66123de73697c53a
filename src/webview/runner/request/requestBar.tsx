import { Button } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { CodeLanguage } from '../../../core/request/code/copyAs.ts';
import type { OperationHit } from '../../../core/request/describe.ts';
import { hasCurl, serverIn } from '../../../shared/requestLine.ts';
import { usePanel } from '../panel.ts';
import { methods } from '../reduce.ts';
import type { PanelState } from '../state.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { noneSuggested, type Suggested } from '../../ui/suggested.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useFocusWish } from '../useFocusWish.ts';
import { problemsOf } from './fieldMessage.tsx';
import { InstancePicker } from './instancePicker.tsx';
import { OperationStrip } from './operationStrip.tsx';

export function RequestBar({ state }: { state: PanelState }) {
  return (
    <header class="request-bar">
      <h1 class="visually-hidden">{t`Jamf Pro request`}</h1>
      <div class="bar-row">
        <InstancePicker state={state} />
        <span class="grow" />
        <BarMenus state={state} />
      </div>
      <div class="bar-row request-line">
        <MethodSelect state={state} />
        <UrlField state={state} />
        <SendButton state={state} />
      </div>
      <OperationStrip state={state} />
    </header>
  );
}

function MethodSelect({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { method } = state.draft;
  const pick = (value: string): void => {
    const known = methods.find((one) => one === value);
    if (known !== undefined) dispatch({ type: 'methodPicked', method: known });
  };
  return (
    <select
      class={`field method method-${method.toLowerCase()}`}
      aria-label={t`Method`}
      value={method}
      onChange={(event) => pick(event.currentTarget.value)}
    >
      {methods.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

function UrlField({ state }: { state: PanelState }) {
  const { dispatch, host, pasteCurl, send } = usePanel();
  const { instanceId, draft } = state;
  const server = serverIn(draft.path);
  useFocusWish(state, (target) => target.in === 'url' || (target.in === 'path' && !draft.path.includes(`{${target.name}}`)), 'url');
  const suggest = async (text: string): Promise<Suggested<OperationHit>> => {
    const query = text.replace(/\?.*$/s, '').trim();
    if (instanceId === null || query === '') return noneSuggested;
    return { items: await host.call.searchOperations({ instanceId, query }), eager: 'none' };
  };
  // Dropped, or put in by the system: as good as pasted.
  const edit = (text: string): void => {
    if (hasCurl(text) && text.length > state.urlText.length + 8) void pasteCurl(text);
    else dispatch({ type: 'urlEdited', text });
  };
  const messages = server?.isWhole === true ? [server.message] : problemsOf(state, 'path');
  return (
    <div class="grow url">
      <Combobox<OperationHit>
        label={t`Path and query`}
        class="mono"
        placeholder={t`Path such as /v1/buildings, words to find an operation, or a cURL line`}
        value={state.urlText}
        id="url"
        aria-invalid={messages.length > 0}
        aria-describedby={messages.length > 0 ? 'url-message' : undefined}
        onText={edit}
        onBlur={() => dispatch({ type: 'urlLeft' })}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (!hasCurl(text)) return;
          event.preventDefault();
          void pasteCurl(text);
        }}
        suggest={suggest}
        keyOf={(hit) => hit.key}
        draw={drawHit}
        onPick={(hit) => dispatch({ type: 'operationPicked', hit })}
        onKey={(event) => event.key === 'Enter' && void (hasCurl(state.urlText) ? pasteCurl(state.urlText) : send())}
      />
      <UrlMessage messages={messages} server={server} />
    </div>
  );
}

/** What is wrong with the line; of a server that is no instance's, a way to make it one. */
function UrlMessage({ messages, server }: { messages: readonly string[]; server: ReturnType<typeof serverIn> }) {
  const { act } = usePanel();
  if (messages.length === 0) return null;
  return (
    <div class="field-message" id="url-message">
      {messages.join(' ')}{' '}
      {server?.isWhole === true && (
        <Button class="link" label={t`Add Instance…`} onPress={() => void act({ do: 'addInstance', address: server.address })} />
      )}
    </div>
  );
}

function drawHit(hit: OperationHit) {
  return (
    <>
      <span class={`hit-method method-${hit.method.toLowerCase()}`}>{hit.method}</span>
      <span class="hit-path mono">{hit.path}</span>
      <span class="hit-summary">
        {hit.deprecated && <span class="tag">{t`Deprecated`}</span>} {hit.summary}
      </span>
    </>
  );
}

function SendButton({ state }: { state: PanelState }) {
  const { send, stop } = usePanel();
  const key = state.isMac ? '⌘Enter' : 'Ctrl+Enter';
  // One button that changes its meaning, so that the focus stays when a send begins or ends.
  if (state.sending === null) {
    return (
      <button key="go" type="button" class="button send" title={t`Send (${key})`} onClick={() => void send()}>
        <Icon name="send" /> {t`Send`}
      </button>
    );
  }
  return (
    <button key="go" type="button" class="button send secondary" aria-disabled={state.sending.stopping} onClick={stop}>
      <Icon name="stop" /> {state.sending.stopping ? t`Stopping` : t`Stop`}
    </button>
  );
}

const languages = (): readonly (readonly [CodeLanguage, string])[] => [
  ['curl', 'cURL'],
  ['python', t`Python (requests)`],
  ['python-sdk', t`Python (jamf-pro-sdk)`],
  ['jamf-cli', t`jamf-cli command`],
  ['shell', t`Shell script with token`],
  ['powershell', 'PowerShell'],
  ['javascript', 'JavaScript (fetch)'],
];

function BarMenus({ state }: { state: PanelState }) {
  const { act, copyAs } = usePanel();
  const { instanceId, draft } = state;
  const blank = draft.path === '';
  return (
    <>
      <MenuButton
        label={t`Copy as`}
        class="button quiet"
        disabled={blank || instanceId === null}
        items={languages().map(([language, label]) => ({ label, run: () => void copyAs(language) }))}
      >
        {t`Copy as`} <Icon name="chevron" />
      </MenuButton>
      <Button
        class="button quiet"
        label={t`Save request`}
        title={t`Save this request as a file in the workspace`}
        disabled={blank}
        onPress={() => void act({ do: 'saveRequest', instanceId: instanceId ?? '', draft })}
      />
    </>
  );
}
