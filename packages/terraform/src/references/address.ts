/** A part of an address: a name, with the key or number of an instance. */
export interface AddressPart {
  readonly name: string;
  /** Null where the address names no instance. */
  readonly index: string | number | null;
}

/** Reads `module.team["a.b"].cloudflare_user_group.ops[0]` part by part; null where it cannot be read. */
export function readAddress(text: string): readonly AddressPart[] | null {
  const parts: AddressPart[] = [];
  const part = /([^.[\]"]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?(?:\.|$)/y;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (found === null) return null;
    const [, name = '', index] = found;
    parts.push({ name, index: index === undefined ? null : readIndex(index) });
  }
  return parts;
}

function readIndex(text: string): string | number {
  if (!text.startsWith('"')) return Number(text);
  try {
    return String(JSON.parse(text));
  } catch {
    // HCL escapes what JSON does not: `$${` is no escape of either.
    return text.slice(1, -1);
  }
}

/** An instance of a module on the way to a resource. */
export interface ModuleStep {
  readonly name: string;
  readonly index: string | number | null;
}

/** The modules of `module.team["ops"].module.inner`, from the top; null where it cannot be read. */
export function readModulePath(address: string): readonly ModuleStep[] | null {
  if (address === '') return [];
  const parts = readAddress(address);
  if (parts === null || parts.length % 2 !== 0) return null;
  const steps: ModuleStep[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const step = parts[at + 1];
    if (parts[at]?.name !== 'module' || step === undefined) return null;
    steps.push(step);
  }
  return steps;
}

/** The address of a module, as `module_address` spells it. */
export function moduleAddress(path: readonly ModuleStep[]): string {
  return path.map(({ name, index }) => `module.${name}${indexText(index)}`).join('.');
}

function indexText(index: string | number | null): string {
  if (index === null) return '';
  return typeof index === 'number' ? `[${index}]` : `[${JSON.stringify(index)}]`;
}
