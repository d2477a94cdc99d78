import { standings } from '@grantlens/snapshot/internal';
import { type Check, type PopulationNamed, type Requirement, requiredOf, type Skip } from './check.ts';
import type { Defines } from './defines.ts';
import type { Blame, Position } from './fault.ts';
import { type Fields, readFields, readSentence, readText, readTexts, readWord } from './fields.ts';
import type { Located, LocatedText } from './located.ts';
import { agreementKeys, readAgreement, readMoment } from './read-agreement.ts';
import { assertionKeys, readAssertion } from './read-assertion.ts';
import { readResources } from './read-defines.ts';
import { readPeople } from './read-people.ts';
import { checkSeverities } from './severity.ts';

const keys = [
  'id',
  'title',
  'severity',
  'permission',
  'resource',
  'group',
  ...assertionKeys,
  'kind',
  'standing',
  'except',
  'because',
  'controls',
  'until',
  'skip',
  'empty',
];

/** Takes down the id of a check, whatever else is wrong with it: no other may have it. */
export type ClaimId = (id: string, at: Position) => void;

/** Where a check stands, and what it may refer to. */
interface Around {
  readonly file: string;
  readonly defines: Defines;
  readonly claim: ClaimId;
}

/** Reads one check; null where too much of it is wrong to be one. */
export function readCheck(located: Located, { file, defines, claim }: Around, blame: Blame): Check | null {
  const fields = readFields(located, { what: 'a check', keys, needed: ['id'] }, blame);
  if (fields === null) return null;
  const id = readId(fields.get('id'), blame);
  if (id !== null) claim(id.value, fields.at);
  const assertion = readAssertion(fields, defines, blame);
  const population = readPopulation(fields, defines, blame);
  const title = readSentence(fields.get('title'), 'the title', blame);
  const severity = readWord(fields.get('severity'), { what: 'the severity', words: checkSeverities }, blame);
  const because = readSentence(fields.get('because'), '"because"', blame);
  const controls = readTexts(fields.get('controls'), 'a control', blame);
  const until = readMoment(fields.get('until'), '"until"', blame);
  const skip = readSkip(fields.get('skip'), blame);
  const empty = readWord(fields.get('empty'), { what: '"empty"', words: ['ok'] }, blame);
  const resource = fields.get('resource');
  const check = {
    permissions: readTexts(fields.get('permission'), 'a permission', blame),
    resources: resource === undefined ? [] : readResources(resource, defines, blame),
  };
  checkKeys(fields, blame);
  if (assertion?.kind === 'requires') checkKind(assertion.requirement, population, fields, blame);
  if (assertion === null || id === null) return null;
  return {
    ...check,
    ...fields.at,
    file,
    id: id.value,
    title,
    severity: severity ?? 'medium',
    population,
    assertion,
    because,
    controls: controls.map(({ value }) => value),
    until: until?.value ?? null,
    skip,
    emptyPasses: empty === 'ok',
  };
}

/** Which keys go with which assertion. Where there are several, it is what goes with each of them. */
function checkKeys(fields: Fields, blame: Blame): void {
  const [assertion, ...others] = assertionKeys.filter((key) => fields.get(key) !== undefined);
  const isOwn = (key: string) => key === 'hands-out' || key === 'separation';
  if (assertion === undefined || (others.length > 0 && [assertion, ...others].some(isOwn))) return;
  const refuse = (unwanted: readonly string[], why: string) => {
    for (const key of unwanted)
      if (fields.get(key) !== undefined)
        blame(fields.keyAt(key), `"${key}" has no place beside "${assertion}": ${why}`);
  };
  if (assertion !== 'hands-out') refuse(['group'], 'it names the user group of "hands-out"');
  switch (assertion) {
    case 'hands-out':
      refuse(
        ['permission', 'resource', 'kind', 'standing', 'except'],
        'it is about what a user group gives, whoever is in it',
      );
      break;
    case 'separation':
      refuse(['permission'], 'the permissions are those of its lists');
      break;
    default:
      for (const key of ['permission', 'resource'])
        if (fields.get(key) === undefined) blame(fields.at, `a check needs the key "${key}"`);
  }
}

/** A requirement speaks of one kind of principal, and a check of the other one would look at nobody. */
function checkKind(requirement: Requirement, { kind }: PopulationNamed, fields: Fields, blame: Blame): void {
  const of = requiredOf[requirement];
  if (kind !== null && kind !== of)
    blame(fields.keyAt('kind'), `"${requirement}" is required of ${of}s, and this check is about ${kind}s`);
}

function readId(located: Located | undefined, blame: Blame): LocatedText | null {
  const id = readText(located, 'the id', blame);
  if (id === null || /^[A-Za-z0-9._-]{1,100}$/.test(id.value)) return id;
  blame(id.at, 'an id has 1 to 100 letters, digits, dots, dashes and underscores');
  return null;
}

function readPopulation(fields: Fields, defines: Defines, blame: Blame): PopulationNamed {
  const kinds = ['member', 'token'] as const;
  const kind = readWord(fields.get('kind'), { what: 'the kind', words: kinds }, blame);
  const said = fields.get('standing');
  const items = said === undefined ? [] : said.kind === 'list' ? said.items : [said];
  if (said !== undefined && items.length === 0) blame(said.at, 'the standing must be a word or more');
  const words = items.flatMap(
    (item) => readWord(item, { what: 'the standing', words: standings }, blame) ?? [],
  );
  const except = fields.get('except');
  return {
    kind,
    standings: said === undefined ? ['active'] : words,
    except: except === undefined ? null : readPeople(except, defines, blame),
  };
}

function readSkip(located: Located | undefined, blame: Blame): Skip | null {
  if (located === undefined) return null;
  const form = { what: '"skip"', keys: agreementKeys, needed: agreementKeys };
  return readAgreement(readFields(located, form, blame), blame);
}
