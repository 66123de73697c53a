import { workspace } from 'vscode';
import type { Limits } from '../../core/http/withTimeouts.ts';
import { settings } from '../support/ids.ts';

const megabyte = 1024 * 1024;

/** The settings of the transport, in milliseconds and bytes. Application scope: no workspace can change them. */
export function readLimits(): Limits {
  return {
    response: milliseconds(settings.responseTimeout, 60),
    idle: milliseconds(settings.idleTimeout, 30),
    total: milliseconds(settings.totalTimeout, 120),
  };
}

export function readConnectTimeout(): number {
  return milliseconds(settings.connectTimeout, 10);
}

export function readMaxBody(): number {
  return number(settings.maxBodyMegabytes, 32) * megabyte;
}

/** The proxy that VS Code sends requests through, as far as the settings say; never with its user and password. */
export function readProxy(url: string): string | undefined {
  const { hostname } = new URL(url);
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return undefined;
  const set = workspace.getConfiguration('http').get<string>('proxy') ?? '';
  const environment = process.env['HTTPS_PROXY'] ?? process.env['https_proxy'] ?? process.env['HTTP_PROXY'] ?? process.env['http_proxy'];
  const proxy = set === '' ? environment : set;
  return proxy !== undefined && URL.canParse(proxy) ? new URL(proxy).host : undefined;
}

function milliseconds(setting: string, otherwise: number): number {
  return number(setting, otherwise) * 1000;
}

function number(setting: string, otherwise: number): number {
  const value = workspace.getConfiguration().get<number>(setting);
  return typeof value === 'number' && value > 0 ? value : otherwise;
}
