import Cloudflare from 'cloudflare';

/** Reads an account with Cloudflare's own client as its README shows it: list after list, with its default pages. */
export async function readWithSdk(
  baseURL: string,
  account_id: string,
): Promise<{ readonly ms: number; readonly rows: number }> {
  const client = new Cloudflare({ apiToken: 'reader-of-the-benchmark', baseURL });
  const begun = performance.now();
  let rows = 0;
  const readAll = async <T>(
    list: AsyncIterable<T>,
    act: (row: T) => Promise<void> | void = () => undefined,
  ) => {
    for await (const row of list) {
      rows += 1;
      await act(row);
    }
  };
  await client.accounts.get({ account_id });
  await readAll(client.accounts.members.list({ account_id }));
  await readAll(client.accounts.roles.list({ account_id }));
  await readAll(client.iam.userGroups.list({ account_id }), ({ id }) =>
    readAll(client.iam.userGroups.members.list(id, { account_id })),
  );
  await readAll(client.iam.permissionGroups.list({ account_id }));
  await readAll(client.iam.resourceGroups.list({ account_id }));
  await readAll(client.zones.list({ account: { id: account_id } }));
  await readAll(client.zones.list({ account: { id: account_id }, type: ['internal'] }));
  // The client's types do not know the parameter yet.
  await readAll(client.accounts.tokens.list({ account_id, include_expired: true } as never));
  await readAll(client.accounts.tokens.permissionGroups.list({ account_id }));
  await readAll(client.iam.sso.list({ account_id }));
  return { ms: performance.now() - begun, rows };
}
