import { columnNames, typeColumns, type YesNo, yesNoColumns } from './people-columns.ts';
import { type PersonField, personFields } from './person-fields.ts';

/** `E-Mail_Address [Required]` as `e mail address`, `accountEnabled` as `account enabled`. */
export function headerWords(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}'’]/gu, '')
    .replace(/\[[^\]]*\]|\((?:required|read only|update only|yes\/no|y\/n)\)/gi, ' ')
    .replace(/#/g, ' number ')
    .replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$3 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What makes two spellings of a column's name one. */
export function headerKey(name: string): string {
  return headerWords(name).replaceAll(' ', '');
}

/** How a name is known: the field, and its place in the list of that field's names. */
export interface KnownName {
  readonly field: PersonField;
  readonly rank: number;
}

/** The field that a column's name stands in the lists of; null where it is in none. */
export function knownName(name: string): KnownName | null {
  for (const key of spellings(name)) {
    const known = names.get(key);
    if (known !== undefined) return known;
  }
  return null;
}

/** What yes and no say in a column of this name; null for any other column. */
export function yesNoOf(name: string): YesNo | null {
  for (const key of spellings(name)) {
    const found = yesNo.get(key);
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether the name is of a column that says what sort of worker somebody is. */
export function isTypeName(name: string): boolean {
  return spellings(name).some((key) => types.has(key));
}

/** Whether the name is that of an address of the person, and not of somebody else or of something about mail. */
export function isAddressName(name: string): boolean {
  return (
    knownName(name)?.field === 'email' ||
    (/\b(?:e ?mails?|mail|upn)\b/.test(headerWords(name)) && !isOfSomebodyElse(name))
  );
}

/** Whether the name is of a status of employment, though in none of the lists: `Current Employment Status`. */
export function isStatusName(name: string): boolean {
  const words = headerWords(name);
  return statusOfPerson.test(words) && !besideStatus.test(words) && !isAboutSomethingElse(name);
}

/** The field of a name that says it is of dates of a hire or an end, though in none of the lists. */
export function dateFieldOf(name: string): 'startDate' | 'endDate' | null {
  const words = headerWords(name);
  if (besideDate.test(words) || isAboutSomethingElse(name)) return null;
  if (endOfWork.test(words)) return 'endDate';
  return startOfWork.test(words) ? 'startDate' : null;
}

/** Whether the name is of somebody else beside the person: manager, approver, contact in an emergency. */
export function isOfSomebodyElse(name: string): boolean {
  return others.test(headerWords(name));
}

/** Whether the name says that the column is about something other than employment: taxes, a visa, marriage. */
export function isAboutSomethingElse(name: string): boolean {
  return otherMatters.test(headerWords(name));
}

/** A name, and the same without the words that only say that it is about a person. */
function spellings(name: string): readonly string[] {
  const words = headerWords(name);
  const shorter = words.replace(prefix, '');
  const whole = words.replace(/ (?:date time|datetime|date)$/, ' date');
  return [...new Set([words, whole, shorter].map((text) => text.replaceAll(' ', '')))];
}

const prefix =
  /^(?:(?:profile|user|employee|worker|person|associate|staff|team member|colleague|emp|hr|work contact|personal contact|basic|record|people) )+(?=\S)/;
const statusOfPerson =
  /^(?=.*\bstatus\b).*\b(?:employ\w*|workers?|staff|hr|person|personnel|user|account|position|assignment|associate|active|job|work|member|current)\b/;
const besideStatus = /\b(?:dates?|reason|changed|effective|time|by|since|from|comments?|notes?)\b/;
const endOfWork =
  /\b(?:terminat\w+|separation|employment end|exit|departure|offboard\w*|last (?:working |work )?day|last date)\b/;
const startOfWork = /\b(?:re ?)?hired?\b/;
const besideDate =
  /\b(?:reason|type|code|category|by|comments?|notes?|interview|eligib\w*|status|probation|source)\b/;
const others =
  /\b(?:managers?|supervisors?|reports? to|reporting|approvers?|sponsors?|owners?|buddy|mentors?|hrbp|partner|emergency|created by|modified by|updated by|invited by|assistant|recruiter|leads?|boss|head|delegate|spouse|dependent|beneficiary|coach|referred by)\b/;
const otherMatters =
  /\b(?:marital|scenarios?|civil|family|tax|visa|immigration|permit|veteran|vaccination|vaccine|training|licen[sc]e|badge|mfa|2sv|2fa|benefits?|background|flsa|exempt|filing|credit|citizenship|i9|equipment|device|phone|laptop|insurance|bonus|review|performance|approval|request|ticket|payment|sync|migration|mailbox|compliance|medical|pension|enrol?lment|smoker|student|military|disability)\b/;

const keyed = (name: string) => name.replaceAll(' ', '');
const names: ReadonlyMap<string, KnownName> = new Map(
  personFields
    .flatMap((field) => columnNames[field].map((name, rank) => [keyed(name), { field, rank }] as const))
    .toReversed(),
);
const yesNo: ReadonlyMap<string, YesNo> = new Map(
  yesNoColumns.flatMap(({ names: all, yes, no }) => all.map((name) => [keyed(name), { yes, no }] as const)),
);
const types = new Set([...typeColumns].map(keyed));
