import { readFile } from 'node:fs/promises';

/** A policy as somebody writes it: ids, and nothing else. */
interface WrittenPolicy {
  readonly access: string;
  readonly permission_groups: readonly { readonly id: string }[];
  readonly resource_groups: readonly { readonly id: string }[];
}

interface ReadMember {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly policies: readonly WrittenPolicy[];
}

/** Gives a member one more policy, as an administrator does who knows nothing of the review. Names are of the snapshot. */
export async function givePolicy(
  baseUrl: string,
  snapshotFile: string,
  [email, permissionGroup, resourceGroup]: readonly [string, string, string],
): Promise<void> {
  const { account, collections } = JSON.parse(await readFile(snapshotFile, 'utf8'));
  const named = ({ items }: { readonly items: readonly { id: string; name: string }[] }, name: string) => {
    const found = items.find((one) => one.name === name);
    if (found === undefined) throw new Error(`nothing is named ${name}`);
    return { id: found.id };
  };
  const members: readonly ReadMember[] = collections.members.items;
  const member = members.find((one) => one.email === email);
  if (member === undefined) throw new Error(`${email} is not a member`);
  const more: WrittenPolicy = {
    access: 'allow',
    permission_groups: [named(collections.permissionGroups, permissionGroup)],
    resource_groups: [named(collections.resourceGroups, resourceGroup)],
  };
  const answer = await fetch(`${baseUrl}/accounts/${account.id}/members/${member.id}`, {
    method: 'PUT',
    headers: { authorization: 'Bearer another-token-0001', 'content-type': 'application/json' },
    body: JSON.stringify({ status: member.status, policies: [...member.policies.map(written), more] }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

function written({ access, permission_groups, resource_groups }: WrittenPolicy): WrittenPolicy {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => ({ id }));
  return { access, permission_groups: ids(permission_groups), resource_groups: ids(resource_groups) };
}
