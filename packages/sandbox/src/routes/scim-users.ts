import { z } from 'zod';
import { type Listing, listing } from '../lists/listing.ts';
import { scimPages } from '../lists/scim-page.ts';
import { emailOf } from '../state/member-email.ts';
import { isRow, type Row, textAt } from '../state/row.ts';
import { withoutMember } from '../state/without-member.ts';
import { readBody } from '../wire/body.ts';
import { scimError } from '../wire/scim.ts';
import type { AccountEndpoint, AccountRequest, ScimAnswer } from './endpoint.ts';

const many = '/accounts/:account/scim/v2/Users';
const one = `${many}/:user`;
const read = { about: 'account', needs: 'Account Settings Read', collection: 'scimUsers' } as const;
const write = { about: 'account', needs: 'SCIM Provisioning', collection: 'members' } as const;

/** Users as an identity provider sees them. Whoever is no longer active is no member any more. */
export const scimUsers: readonly AccountEndpoint[] = [
  { ...read, method: 'GET', path: many, answer: list },
  { ...read, method: 'GET', path: one, answer: get },
  { ...write, method: 'PUT', path: one, answer: change },
  { ...write, method: 'PATCH', path: one, answer: change },
];

// Some identity providers write it as text.
const active = z.union([z.boolean(), z.stringbool()]);
const replacement = z
  .looseObject({ active: active.optional() })
  .transform(({ active: wanted = true }) => wanted);
const patch = z
  .looseObject({
    Operations: z.array(
      z.union([
        z
          .looseObject({ path: z.literal('active'), value: active })
          .transform(({ value }): boolean | undefined => value),
        z
          .looseObject({ value: z.looseObject({ active: active.optional() }) })
          .transform(({ value }): boolean | undefined => value.active),
        z.looseObject({}).transform((): boolean | undefined => undefined),
      ]),
    ),
  })
  .transform(({ Operations: operations }) => operations.findLast((wanted) => wanted !== undefined) ?? true);

function list(request: AccountRequest): Listing {
  return listing(usersOf(request), scimPages);
}

/** As the fixture lists them, served as they stand; else those that are members. */
function usersOf(request: AccountRequest): readonly unknown[] {
  const { scimListed, members } = request.account;
  if (scimListed.users !== null) return scimListed.users;
  const users = members.filter(isRow).filter((member) => idOf(member) !== undefined);
  return users.map((member) => userOf(member, request));
}

function get(request: AccountRequest): ScimAnswer {
  const member = memberOf(request);
  return member === undefined ? unknown : { kind: 'scim', status: 200, body: userOf(member, request) };
}

function change(request: AccountRequest): ScimAnswer {
  const isPatch = isRow(request.body) && 'Operations' in request.body;
  const isActive = readBody<boolean>(isPatch ? patch : replacement, request.body);
  const member = memberOf(request);
  if (member === undefined) return unknown;
  const body = { ...userOf(member, request), active: isActive };
  const id = textAt(member, 'id');
  if (isActive || id === undefined) return { kind: 'scim', status: 200, body };
  return { kind: 'scim', status: 200, body, next: withoutMember(request.account, id) };
}

const unknown: ScimAnswer = { kind: 'scim', status: 404, body: scimError(404, 'There is no such user') };

function memberOf({ account, param }: AccountRequest): Row | undefined {
  return account.members.filter(isRow).find((member) => idOf(member) === param('user'));
}

function idOf(member: Row): string | undefined {
  return textAt(member, 'user', 'id');
}

function userOf(member: Row, { account }: AccountRequest): Row {
  const groups = [...account.memberships]
    .filter(([, entries]) => entries.some(({ id }) => id === member.id))
    .map(([group]) => group);
  const isManaged = groups.some((group) => account.scimManaged.has(group));
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: idOf(member),
    userName: emailOf(member),
    active: true,
    ...(isManaged && { externalId: `idp-${idOf(member)}` }),
    groups: groups.map((value) => ({ value })),
  };
}
