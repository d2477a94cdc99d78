import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'third-party-domain';
const own = { ownDomains: ['Example.com'] };
const other = { ...memberRow('eve'), email: 'eve@Elsewhere.example', status: 'pending' };

test('an address under no domain of the company is found, also of somebody invited', () => {
  expect(outcome(id, { members: [memberRow('ada'), other] }, {}, own)).toMatchObject({
    status: 'found',
    examined: 2,
    what: [
      'eve@Elsewhere.example has an address at elsewhere.example, which is not one of the company’s own domains.',
    ],
  });
});

test('the domain of a verified SSO connector is the company’s own, and one that only ends like it is not', () => {
  const connector = (domain: string, status: string) => ({ email_domain: domain, verification: { status } });
  const ssoConnectors = [connector('example.com', 'verified'), connector('elsewhere.example', 'pending')];
  expect(outcome(id, { members: [memberRow('ada')], ssoConnectors }).status).toBe('clean');
  expect(outcome(id, { members: [other], ssoConnectors }).status).toBe('found');
  const alike = { ...memberRow('eve'), email: 'eve@notexample.com' };
  expect(outcome(id, { members: [alike], ssoConnectors }).status).toBe('found');
});

test('third-party-domain is unknown without a domain of the company, an address, or the connectors', () => {
  expect(outcome(id, { members: [memberRow('ada')] })).toMatchObject({
    status: 'not-evaluated',
    missing: ['not-given'],
  });
  const nameless = { id: 'x', status: 'accepted', policies: [] };
  expect(outcome(id, { members: [nameless] }, {}, own)).toMatchObject({ missing: ['not-shown'] });
  const hidden = { ssoConnectors: 'forbidden' } as const;
  expect(outcome(id, { members: [memberRow('ada'), other] }, hidden, own)).toMatchObject({
    status: 'not-evaluated',
    examined: 1,
    missing: ['gap'],
  });
});
