import { workspace } from 'vscode';
import type { Limits } from '../../../core/http/policies/withTimeouts.ts';
import { settings } from '../../../app/support/ids.ts';
import { proxyName } from '../../../app/instances/proxyName.ts';

const megabyte = 1024 * 1024;

/**
 * The settings of the transport, in milliseconds and bytes. Application scope: no workspace can change them.
 * A fetch does not tell when it is connected, so the time for that is part of the time until the answer begins.
 */
export function readLimits(): Limits {
  return {
    response: readConnectTimeout() + milliseconds(settings.responseTimeout, 60),
    idle: milliseconds(settings.idleTimeout, 30),
    total: milliseconds(settings.totalTimeout, 120),
  };
}

/** Milliseconds. A limit of its own where the connection is made here: for an instance with certificate files. */
export function readConnectTimeout(): number {
  return milliseconds(settings.connectTimeout, 10);
}

export function readMaxBody(): number {
  return number(settings.maxBodyMegabytes, 32) * megabyte;
}

/** The proxy that VS Code sends a request through, to be named where that fails. */
export function readProxy(url: string): string | undefined {
  const http = workspace.getConfiguration('http');
  return proxyName(url, {
    setting: http.get<string>('proxy') ?? '',
    support: http.get<string>('proxySupport') ?? '',
    noProxy: http.get<readonly string[]>('noProxy') ?? [],
    environment: process.env,
  });
}

function milliseconds(setting: string, otherwise: number): number {
  return number(setting, otherwise) * 1000;
}

function number(setting: string, otherwise: number): number {
  const value = workspace.getConfiguration().get<number>(setting);
  return typeof value === 'number' && value > 0 ? value : otherwise;
}
