import { counted } from '../counted.ts';
import { element } from './elements.ts';
import { readSaved, savedText, type Whose } from './saved-file.ts';
import type { Session } from './session.ts';

/** Whose sheet it is, and what the file is called that it saves. */
export interface SheetFiles extends Whose {
  readonly fileName: string;
}

const words: readonly string[] = ['keep', 'revoke', 'modify', 'escalate'];

/** Gives the reviewer a file with what was decided, and takes it up from one. `said` hears what became of it. */
export function openFiles(
  { fileName, ...whose }: SheetFiles,
  session: Session,
  said: (sentence: string) => void,
): () => void {
  const { units, decisions, watch } = session;
  const save = (): void => {
    const rows = decisions.toSave();
    if (rows.length === 0) {
      said('There is nothing to save yet.');
      return;
    }
    session.go(session.current());
    const saved = rows.map((row) => ({
      ...decisions.of(row),
      id: units.text(row, 'id'),
      seconds: watch.seconds(row),
    }));
    download(fileName, savedText(whose, saved));
    decisions.saved();
    const { lacking } = decisions.counts();
    const left =
      lacking === 0
        ? ''
        : ` ${counted(lacking, 'decision')} ${lacking === 1 ? 'is' : 'are'} not in it, for want of a reason.`;
    said(`${counted(rows.length, 'decision')} saved in ${fileName}: send that file back.${left}`);
  };
  const take = async (file: File): Promise<void> => {
    const hasUnit = (id: string): boolean => units.rowOf(id) !== undefined;
    const reading = readSaved(await file.text(), { ...whose, words, hasUnit });
    if (reading.kind === 'refused') {
      said(reading.why);
      return;
    }
    const written = new Map(
      reading.saved.map(({ id, seconds, ...decision }) => {
        const row = units.rowOf(id) ?? 0;
        watch.atLeast(row, seconds);
        return [row, decision] as const;
      }),
    );
    const wasUnsaved = decisions.isUnsaved();
    session.take(written);
    if (decisions.isDecided(session.current())) session.goToOpen();
    if (!wasUnsaved) decisions.saved();
    said(`${counted(written.size, 'decision')} taken up from ${file.name}.`);
  };
  const input = element<HTMLInputElement>('file');
  element('open').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void take(file);
    // The same file can be chosen again.
    input.value = '';
  });
  element('save').addEventListener('click', save);
  addEventListener('beforeunload', (event) => {
    if (decisions.isUnsaved()) event.preventDefault();
  });
  return save;
}

const minute = 60_000;

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // Some browsers read it only after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), minute);
}
