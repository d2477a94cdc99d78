import type { Applications } from '../account/origin.ts';
import { readOauthClientRow } from '../api/oauth-client.ts';
import { readingOf } from '../file/extras.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { isObject } from '../json.ts';

/** Reads which OAuth applications the account owns, and whether any may act in it. */
export function readApplications(snapshot: Snapshot): Applications {
  const { settings } = snapshot.account;
  const mayAct = isObject(settings) ? settings.oauth_app_access_enabled : null;
  const names = new Map<string, string | null>();
  for (const raw of readingOf(snapshot, 'oauthClients').items as readonly unknown[]) {
    const row = readOauthClientRow(raw);
    if (row?.client_id) names.set(row.client_id, row.client_name ?? null);
  }
  const owned = [...names].map(([id, name]) => ({ id, name }));
  return {
    mayAct: typeof mayAct === 'boolean' ? mayAct : null,
    owned: owned.sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}
