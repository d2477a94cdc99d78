import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Manifest, reportFormats } from '@grantlens/reporter';
import { digestOfManifest } from '@grantlens/reporter/internal';
import { encodeSnapshot, GrantlensError, type Snapshot } from '@grantlens/snapshot';
import { collectionNames, seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Io } from '../io.ts';
import { checkPreviousPackage } from '../package/check-previous.ts';
import { tool } from '../version.ts';
import { report } from './report.ts';
import { verifyPackage } from './verify.ts';

const collections = Object.fromEntries(
  collectionNames.map((name) => [
    name,
    { status: 'complete', items: name === 'userGroupMembers' ? {} : [], requests: [] },
  ]),
) as unknown as Snapshot['collections'];

const snapshotOf = (day: string) =>
  encodeSnapshot(
    seal({
      format: 'grantlens.snapshot',
      version: 1,
      account: { id: 'a', name: 'Nobody' },
      takenAt: { start: `${day}T09:00:00Z`, end: `${day}T09:00:05Z` },
      tool: { name: 'grantlens', version: '1' },
      source: { apiBase: 'https://api.cloudflare.com/client/v4', credential: { kind: 'token' } },
      collections,
      removed: [],
    }),
    'json',
  );

let folder: string;
const at = (name: string) => join(folder, name);

/** A run whose output is kept. */
const ioOf = (said: string[] = []): Io => ({
  out: (text) => void said.push(text),
  err: () => undefined,
  env: {},
  readInput: async () => '',
  signal: new AbortController().signal,
  isInterrupted: () => false,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-verify-'));
  await writeFile(at('first.json'), snapshotOf('2026-07-01'));
  await writeFile(at('second.json'), snapshotOf('2026-10-01'));
  await writeFile(at('hr.csv'), 'email\na@x.example\n');
  await writeFile(at('catalogue.yaml'), 'format: grantlens.catalogue\nversion: 1\ngroups: []\n');
  const common = { format: reportFormats };
  await report({ ...common, snapshot: at('first.json'), out: at('first') }, ioOf());
  const given = { previous: at('first'), people: at('hr.csv'), catalogue: at('catalogue.yaml') };
  await report({ ...common, ...given, snapshot: at('second.json'), out: at('second') }, ioOf());
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest = async (): Promise<Manifest> =>
  JSON.parse(await readFile(at('second/manifest.json'), 'utf8'));

/** The outcome for a copy of the package with another manifest: an exit code, or an error of the world. */
async function verified(text: string) {
  const copy = await mkdtemp(at('copy-'));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(at('second'), copy, { recursive: true });
  await writeFile(join(copy, 'manifest.json'), text);
  const said: string[] = [];
  try {
    const code = await verifyPackage({ folder: copy }, ioOf(said));
    return { code, out: said.join('') };
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    return { code: 1, out: error.message };
  }
}

const asWritten = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** With the digest that fits, in the place where it was. */
const resealed = (value: object) => {
  if (!('digest' in value)) return asWritten(value);
  return asWritten({ ...value, digest: digestOfManifest(value as Manifest) });
};

const expectRefused = ({ code, out }: { readonly code: number; readonly out: string }) => {
  expect(code === 1 || code === 2, `${code} ${out}`).toBe(true);
  expect(out).not.toMatch(/^verified/m);
};

const emptied = (value: unknown): unknown => {
  if (Array.isArray(value)) return [];
  if (typeof value === 'string') return '';
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return !value;
  return value === null ? '' : {};
};

const fields: readonly (keyof Manifest)[] = [
  'format',
  'version',
  'reportId',
  'account',
  'takenAt',
  'tool',
  'complete',
  'snapshotDigest',
  'snapshotModified',
  'contentsDigest',
  'inputs',
  'settings',
  'formats',
  'previousManifest',
  'source',
  'logic',
  'accuracy',
  'files',
  'controlTotals',
  'digest',
];

test('a package that nobody touched is verified', async () => {
  const value = await manifest();
  expect(Object.keys(value)).toEqual(fields);
  expect(resealed(value)).toBe(await readFile(at('second/manifest.json'), 'utf8'));
  expect(await verified(resealed(value))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^verified/m),
  });
});

for (const field of fields) {
  test.each([
    ['emptied', emptied],
    ['null', () => null],
    ['not at all', () => undefined],
    ['twice', (value: unknown) => [value, value]],
  ])(`a package whose manifest has ${field} %s is not verified`, async (_, change) => {
    const value = await manifest();
    const changed = { ...value, [field]: change(value[field]) };
    expectRefused(await verified(asWritten(changed)));
    if (field !== 'digest') expectRefused(await verified(resealed(changed)));
  });

  test(`a package whose manifest has ${field} under two keys is not verified, whichever comes first`, async () => {
    const value = await manifest();
    const text = resealed(value);
    const other = `  ${JSON.stringify(field)}: ${JSON.stringify(emptied(value[field]))}`;
    const same = `  ${JSON.stringify(field)}: ${JSON.stringify(value[field])}`;
    for (const more of [other, same]) {
      expectRefused(await verified(text.replace('{\n', `{\n${more},\n`)));
      expectRefused(await verified(text.replace(/\n}\n$/, `,\n${more}\n}\n`)));
    }
  });

  test(`a package whose manifest has ${field} in another place is not verified`, async () => {
    const { [field]: one, ...rest } = await manifest();
    if (field !== 'format') expectRefused(await verified(resealed({ [field]: one, ...rest })));
    if (field !== 'digest') expectRefused(await verified(resealed({ ...rest, [field]: one })));
  });
}

const lists = ['inputs', 'formats', 'files', 'controlTotals'] as const;

for (const field of lists) {
  test.each([
    ['one thing twice', (list: readonly unknown[]) => [...list.slice(0, 1), ...list]],
    ['one thing less at the end', (list: readonly unknown[]) => list.slice(0, -1)],
    ['one thing less at the start', (list: readonly unknown[]) => list.slice(1)],
    ['the same from the end', (list: readonly unknown[]) => list.toReversed()],
    ['nothing', () => []],
  ])(
    `a package whose manifest lists under ${field} %s is not verified, whichever version it says made it`,
    async (_, change) => {
      const value = await manifest();
      const changed = { ...value, [field]: change(value[field]) };
      expectRefused(await verified(resealed(changed)));
      const claimed = await verified(resealed({ ...changed, tool: { ...tool, version: '9.9.9' } }));
      // Whether all totals are there only the version knows that made them.
      if (field === 'controlTotals') expect(claimed.code).toBe(3);
      else expectRefused(claimed);
    },
  );
}

test.each(['../first/report.html', '/etc/hostname', '..', 'a/b', 'a\\b', '', 'a\0b', 'x'.repeat(5000)])(
  'a package whose manifest lists %j is refused, and nothing elsewhere is read',
  async (name) => {
    const value = await manifest();
    const files = [...value.files, { name, bytes: 1, sha256: '0'.repeat(64) }];
    const inputs = value.inputs.map((one) => ({ ...one, file: name }));
    for (const changed of [{ files }, { inputs }]) {
      const { code, out } = await verified(resealed({ ...value, ...changed }));
      expect(code).toBe(1);
      expect(out).not.toContain(name === '' ? '\0' : name);
    }
  },
);

test.each(['manifest.json', 'manifest.json.sig', 'decisions.jsonl', 'rules.yaml', 'toxic.yaml'])(
  'a package whose manifest lists %s, for which there is no reason, is not verified',
  async (name) => {
    const value = await manifest();
    const files = [...value.files, { name, bytes: 1, sha256: '0'.repeat(64) }];
    const sorted = files.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const version of [tool.version, '9.9.9'])
      expectRefused(await verified(resealed({ ...value, files: sorted, tool: { ...tool, version } })));
  },
);

test('a package whose manifest names an input under the name of another file is not verified', async () => {
  const value = await manifest();
  const inputs = value.inputs.map((one) => ({ ...one, file: 'report.html' }));
  for (const version of [tool.version, '9.9.9'])
    expectRefused(await verified(resealed({ ...value, inputs, tool: { ...tool, version } })));
});

test('a package whose manifest names another account or time than its snapshot is not verified', async () => {
  const value = await manifest();
  for (const other of [
    { account: { id: 'b', name: 'Nobody' } },
    { takenAt: { ...value.takenAt, end: '2026-10-02T09:00:05Z' } },
  ])
    for (const version of [tool.version, '9.9.9'])
      expectRefused(await verified(resealed({ ...value, ...other, tool: { ...tool, version } })));
});

test('a package whose manifest says that another version made it is held to its hashes alone', async () => {
  const value = await manifest();
  const { code, out } = await verified(resealed({ ...value, tool: { ...tool, version: '9.9.9' } }));
  expect({ code, out }).toMatchObject({ code: 3, out: expect.stringContaining('NOT regenerated') });
});

test('a package that says of the logic before what the previous package does not say is a difference', async () => {
  const value = await manifest();
  expect((await checkPreviousPackage(value, at('first'))).differences).toEqual([]);
  const { logic } = value;
  const forged = logic && { ...value, logic: { ...logic, previous: null } };
  expect((await checkPreviousPackage(forged ?? value, at('first'))).differences).toEqual([
    `manifest.json: what it says of the logic of ${at('first')} is not what is said there`,
  ]);
});
