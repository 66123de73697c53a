import { asWritten, type ShellWord } from './shellWords.ts';

/** One option with its value; `written`: the value as it stands in the line. */
export interface CurlOption {
  readonly name: string;
  readonly value: ShellWord;
  readonly written: string;
}

/** Letters of options that take a value. */
const lettersWithValue = 'AbcCdDeEFHKmoPQrtTuUwxXyYz';

/** Options that take a value, without their dashes (curl 8.17). The rest are switches. */
const longWithValue: ReadonlySet<string> = new Set(
  (
    'abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar ' +
    'create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr ' +
    'dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account ' +
    'ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts ' +
    'interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth ' +
    'mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass ' +
    'pinnedpubkey preproxy proto proto-default proto-redir proxy proxy1.0 proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers ' +
    'proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype ' +
    'proxy-tlspassword proxy-tlsuser proxy-user pubkey quote random-file range rate referer request request-target resolve retry retry-delay ' +
    'retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr ' +
    'telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket ' +
    'upload-file upload-flags url url-query user user-agent variable vlan-priority write-out'
  ).split(' '),
);

/** Of one letter's options, those that are asked for by their long name. */
const longNames: Readonly<Record<string, string>> = {
  d: 'data',
  F: 'form',
  G: 'get',
  H: 'header',
  I: 'head',
  T: 'upload-file',
  X: 'request',
  b: 'cookie',
  u: 'user',
};

/** Switches that a web page may have made dashes of. */
const knownSwitches =
  /^(?:silent|show-error|fail|fail-with-body|location|insecure|verbose|include|compressed|get|head|globoff|http[\d.]+)$/;

/** What stands behind `curl`, up to `--next`: options by their long name, and the rest, which are addresses. */
export function curlOptions(words: readonly ShellWord[]): { readonly options: readonly CurlOption[]; readonly rest: readonly ShellWord[] } {
  const options: CurlOption[] = [];
  const rest: ShellWord[] = [];
  let onlyRest = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? [];
    const text = onlyRest ? '' : withDashes(asWritten(word));
    if (text === '--next' || text === '-:') break;
    if (text === '--') onlyRest = true;
    else if (!text.startsWith('-') || text === '-') rest.push(word);
    else {
      const { found, needsNext } = text.startsWith('--') ? longOption(text) : letters(text, word);
      const last = found.at(-1);
      const next = needsNext ? (words[(at += 1)] ?? []) : undefined;
      options.push(...(next === undefined || last === undefined ? found : [...found.slice(0, -1), option(last.name, next)]));
    }
  }
  return { options, rest };
}

interface Read {
  readonly found: readonly CurlOption[];
  readonly needsNext: boolean;
}

function option(name: string, value: ShellWord = []): CurlOption {
  return { name, value, written: asWritten(value) };
}

/** `--expand-data` is `--data` with variables of curl's own. */
function longOption(text: string): Read {
  const at = text.indexOf('=');
  const typed = text.slice(2, at === -1 ? undefined : at).replace(/^expand-/, '');
  if (at !== -1 && longWithValue.has(typed))
    return { found: [option(typed, [{ kind: 'text', text: text.slice(at + 1) }])], needsNext: false };
  const name = at === -1 ? typed : text.slice(2);
  return { found: [option(name)], needsNext: longWithValue.has(name) };
}

/** `-sSLXPOST`: switches, until a letter takes the rest, or the next word, as its value. */
function letters(text: string, word: ShellWord): Read {
  const taking = text.split('').findIndex((letter, at) => at > 0 && lettersWithValue.includes(letter));
  const switches = text
    .slice(1, taking === -1 ? undefined : taking)
    .split('')
    .map((letter) => option(longNames[letter] ?? letter));
  if (taking === -1) return { found: switches, needsNext: false };
  const letter = text.charAt(taking);
  const value = from(word, taking + 1);
  return { found: [...switches, option(longNames[letter] ?? letter, value)], needsNext: asWritten(value) === '' };
}

/** A word from a place in its first text on. */
function from([first, ...others]: ShellWord, at: number): ShellWord {
  if (first === undefined) return [];
  return first.kind === 'text' ? [{ kind: 'text', text: first.text.slice(at) }, ...others] : [first, ...others];
}

/** Web pages make a dash of two hyphens, and of one. */
function withDashes(text: string): string {
  const [dash = ''] = /^[-‐-―−]*/.exec(text) ?? [];
  if (!/[‐-―−]/.test(dash)) return text;
  const name = text.slice(dash.length);
  const isLong =
    dash.length > 1 || longWithValue.has(name.replace(/=.*$/s, '')) || knownSwitches.test(name) || /^[a-z]+-[a-z-]+$/.test(name);
  return `${isLong ? '--' : '-'}${name}`;
}
