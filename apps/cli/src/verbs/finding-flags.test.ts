import { thresholdNames, thresholds } from '@grantlens/engine/options';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { readFindingSettings } from '../input/finding-options.ts';
import { withFindingFlags } from './finding-flags.ts';

test.each(thresholdNames)('the threshold %s of the settings is an option of the command line', (name) => {
  const { flag, help, usual } = thresholds[name];
  const command = withFindingFlags(new Command());
  expect(command.helpInformation().replaceAll(/\s+/g, ' ')).toContain(`--${flag} <n> ${help} (${usual})`);
  expect(readFindingSettings(command.parse([`--${flag}`, '0'], { from: 'user' }).opts())).toEqual({
    [name]: 0,
  });
});

test('a threshold that is not given is not set', () =>
  expect(readFindingSettings(withFindingFlags(new Command()).parse([], { from: 'user' }).opts())).toEqual(
    {},
  ));
