import type { LaunchOptions } from 'playwright-core';

/** Unpacks the browser where that has not been done yet. */
export function launchOptions(): Promise<LaunchOptions>;
