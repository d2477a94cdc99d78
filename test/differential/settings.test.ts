import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildProgram } from '../../apps/cli/src/program.ts';
import { plainVerbs } from '../../apps/cli/src/runs/plain-verbs.ts';
import { applySettings } from '../../apps/cli/src/settings/apply-settings.ts';
import { readPlainSettings } from '../../apps/cli/src/settings/plain-settings.ts';
import { readSettings } from '../../apps/cli/src/settings/read-settings.ts';
import { settingKeys } from '../../apps/cli/src/settings/settings.ts';
import { budget } from './budget.ts';

const path = 'work/grantlens.yaml';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const frame = 'format: grantlens.settings\nversion: 1\n';

const word = fc.oneof(
  fc.constantFrom(
    ...[
      'a.json',
      './a.json',
      '../b.yaml',
      '/x/y',
      'shop.example',
      'who@shop.example',
      '"two words"',
      '"a # b"',
    ],
    ...[
      'html',
      'csv',
      'true',
      'no',
      'null',
      '~',
      '3',
      '03',
      '0x3',
      '0a1',
      '1e2d',
      'e12',
      '12e3',
      '1e3',
      '-1',
      '.5',
      '.inf',
      "'one'",
      '""',
    ],
    ...[
      'a: b',
      '- a',
      '#a',
      'a#b',
      'a #b',
      '*a',
      '&a b',
      '!a b',
      '|',
      '>',
      '%a',
      '@a',
      '`a',
      'a,b',
      'a]',
      '{}',
      '[]',
    ],
  ),
  fc.stringMatching(/^[ -~]{0,6}$/),
);
const list = fc.array(word, { maxLength: 3 }).map((words) => `[${words.join(', ')}]`);
const inner = fc.constantFrom('dormantAfterDays', 'maxSuperAdministrators', 'email', 'status', 'other');
const fields = fc.array(fc.tuple(inner, fc.oneof(word, list, fc.constantFrom('7', '30'))), { maxLength: 3 });
const map = fields.map((all) => `{ ${all.map(([name, value]) => `${name}: ${value}`).join(', ')} }`);
const below = fc.oneof(
  fc.array(word, { maxLength: 3 }).map((words) => words.map((one) => `\n  - ${one}`).join('')),
  fields.map((all) => all.map(([name, value]) => `\n  ${name}: ${value}`).join('')),
);
const value = fc.oneof(...[word, list, map].map((one) => one.map((text) => ` ${text}`)), below);
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...settingKeys, 'other'),
        value,
        fc.constantFrom('', '', ' ', ' # why', '#', '\t', '\r'),
      )
      .map(([key, text, after]) => `${key}:${text}${after}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# für uns',
      '  # in',
      '---',
      '...',
      ' a: b',
      '%YAML 1.1',
      '\ufeff',
      '#\u0007',
      '  - a',
    ),
  },
);

test('settings that are read without a reader of YAML are those that one reads in them, and nothing is wrong with them', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), fc.boolean(), (lines, isFramed) => {
      const bytes = bytesOf(`${isFramed ? frame : ''}${lines.join('\n')}\n`);
      const quick = readPlainSettings(path, bytes);
      if (quick === null) return;
      plain += 1;
      expect(readSettings(path, bytes)).toEqual({ kind: 'settings', settings: quick });
    }),
    { numRuns: 3000 + budget.cases * 50, seed: budget.seed },
  );
  expect(plain).toBeGreaterThan(100);
});

test('settings as the page about them has them are read without a reader of YAML', async () => {
  const page = await readFile(new URL('../../apps/cli/docs/settings.md', import.meta.url), 'utf8');
  const bytes = bytesOf(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const settings = readPlainSettings(path, bytes);
  expect(Object.keys(settings ?? {}).sort()).toEqual([...settingKeys].sort());
  expect(readSettings(path, bytes)).toEqual({ kind: 'settings', settings });
});

test('a question in its plain form takes nothing of settings but its snapshot and what is believed', async () => {
  const page = await readFile(new URL('../../apps/cli/docs/settings.md', import.meta.url), 'utf8');
  const settings = readPlainSettings(path, bytesOf(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '')) ?? {};
  const io = { env: {}, out: () => undefined, err: () => undefined } as never;
  for (const verb of Object.keys(plainVerbs)) {
    const program = await buildProgram([verb], io, async () => undefined);
    const command = program.commands.find((one) => one.name() === verb);
    expect(command && applySettings({ settings }, command, {})).toEqual(['snapshot', 'catalogue']);
  }
});
