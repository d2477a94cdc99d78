import { normalise, type PermissionGroup, uncatalogued } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

/** The permission groups of which nothing says what they contain; the scenarios not named here have none. */
const withoutEntry: Readonly<Record<string, readonly string[]>> = {
  'north-harbour': ['member: Domain Edge Preview'],
  's08-content-sources': [
    'member: DNS Write',
    'member: Firewall',
    'member: Firewall',
    'token: Domain DNS',
    'token: Harbour Master',
  ],
  's09-completeness': ['member: Ghost Chart'],
  's11-deny-overrides': ['member: Domain Fog'],
  's12-gaps': ['member: Lock Keeper'],
};

const words = ({ side, name, key }: PermissionGroup) => `${side}: ${name ?? key}`;

test.each(scenarioNames)(
  'the catalogue knows every permission group of %s, but for those the scenario is about',
  async (name) => {
    const account = normalise(await takeSnapshot(name));
    expect(uncatalogued(account).map(words)).toEqual(withoutEntry[name] ?? []);
  },
);
