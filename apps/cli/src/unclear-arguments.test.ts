import type { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { usageWords } from './usage-words.ts';

const io: Io = {
  out: () => undefined,
  err: () => undefined,
  env: {},
  readInput: async () => '',
  signal: new AbortController().signal,
  isInterrupted: () => false,
};

const program = await buildProgram(['--help'], io, async () => undefined);

/** Every option of every verb that takes a value, by its number: a command remembers what it was given. */
const places = program.commands.flatMap((command, verb) =>
  command.options.flatMap((option, at) =>
    option.required || option.optional ? [{ name: `${command.name()} ${option.long}`, verb, at }] : [],
  ),
);

async function freshCopy({ verb, at }: (typeof places)[number]): Promise<[Command, Option]> {
  const command = (await buildProgram(['--help'], io, async () => undefined)).commands[verb];
  const option = command?.options[at];
  if (command === undefined || option === undefined) throw new Error('there is no such option');
  return [command, option];
}

/** Two values that an option takes. */
function valuesFor({ argChoices, long }: Option): readonly [string, string] {
  const special: Readonly<Record<string, readonly [string, string]>> = {
    '--deadline': ['1h', '2h'],
    '--own-domain': ['one.example', 'two.example'],
    '--format': ['json', 'csv'],
    '--max-size': ['1M', '2M'],
    '--people-columns': ['email=Mail', 'status=State'],
    '--seed': ['00000001', '00000002'],
    '--write': ['json=a', 'csv=b'],
  };
  const [first = '', second = first] = argChoices ?? special[long ?? ''] ?? ['1', '2'];
  return [first, second];
}

/** Whether an option takes several values at once, or one each time it is given. */
function isList({ variadic, defaultValue }: Option): boolean {
  return variadic || Array.isArray(defaultValue);
}

for (const place of places) {
  test(`the option ${place.name} is a list, or is refused when it is given twice`, async () => {
    const [command, option] = await freshCopy(place);
    const flag = option.long ?? '';
    const values =
      command.name() === 'graph' && flag === '--format' ? (['dot', 'svg'] as const) : valuesFor(option);
    const again = () => command.parseOptions([flag, values[0], `${option.short ?? flag}`, values[1]]);
    if (isList(option)) {
      again();
      const value: unknown = command.getOptionValue(option.attributeName());
      expect(Array.isArray(value) ? value : Object.keys(value ?? {})).toHaveLength(2);
    } else {
      expect(again).toThrow(`${flag} can be given once, and is given twice`);
    }
  });

  test(`the option ${place.name} is refused when it is given twice as one word with its value`, async () => {
    const [command, option] = await freshCopy(place);
    if (isList(option)) return;
    const [first, second] = valuesFor(option);
    const words = [`${option.long}=${first}`, `${option.long}=${second}`];
    expect(() => command.parseOptions(words)).toThrow('can be given once');
  });

  test.each(['', ' ', '\t\n'])(
    `the option ${place.name} is refused with the empty value %j`,
    async (empty) => {
      const [command, option] = await freshCopy(place);
      expect(() => command.parseOptions([option.long ?? '', empty])).toThrow();
    },
  );

  test(`the option ${place.name} takes no number that is not plain digits`, async () => {
    const [command, option] = await freshCopy(place);
    if (typeof option.defaultValue !== 'number' && !option.flags.includes('<n>')) return;
    const odd = ['1e3', '0x1F', ' 8 ', '08', '-1', '1.0', 'NaN', '٨', '99999999999999999999'];
    for (const value of odd) {
      expect(() => command.parseOptions([`${option.long}=${value}`]), value).toThrow();
    }
  });
}

test.each(places)('the value that the option $name refuses is refused in one sentence', async (place) => {
  const [command, option] = await freshCopy(place);
  try {
    command.parseOptions([`${option.long}=?!`]);
  } catch (error) {
    const words = usageWords(error instanceof Error ? error.message : '');
    expect(words).toMatch(/^--[\w-]+ /);
    expect(words).not.toMatch(/[:;.] [A-Z][a-z]/);
  }
});

const arguable = program.commands
  .map((command) => ({
    verb: command.name(),
    // A verb that cannot do without an option says so before it looks at what is empty.
    needed: command.options.flatMap((option) => (option.mandatory ? [option.long ?? '', 'x'] : [])),
    places: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      usual: argument.argChoices?.[0] ?? 'x',
      // One of a few words is refused as none of them before it is refused as empty.
      refusal: argument.argChoices === undefined ? `<${argument.name()}> is empty` : 'is invalid',
    })),
  }))
  .filter(({ places }) => places.length > 0);

for (const { verb, needed, places } of arguable) {
  test.each(places)(`the verb ${verb} refuses an empty <$name>`, async ({ name, refusal }) => {
    const words = places.map((one) => (one.name === name ? ' ' : one.usual));
    const asked = (await buildProgram([verb], io, async () => undefined)).parseAsync(
      [verb, ...needed, ...words],
      { from: 'user' },
    );
    await expect(asked).rejects.toThrow(refusal);
  });
}
