import { createRequire } from 'node:module';

/** As much of a parsed XML document as a test looks at. */
export interface XmlElement {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly getAttribute: (name: string) => string | null;
  readonly getElementsByTagName: (name: string) => ArrayLike<XmlElement>;
}

type Parser = new (options: {
  readonly errorHandler: (level: string, message: string) => never;
}) => { readonly parseFromString: (text: string, type: string) => XmlElement };

// The parser behind graphology's own readers.
const fromGexf = createRequire(createRequire(import.meta.url).resolve('graphology-gexf'));
const { DOMParser } = fromGexf('@xmldom/xmldom') as { readonly DOMParser: Parser };

/** What XML 1.0 lets stand in a document, by number or not. */
const characters = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** Reads XML and takes nothing amiss silently. */
export function readXml(text: string): XmlElement {
  if (!characters.test(text)) throw new Error('a character that XML does not know');
  const errorHandler = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ errorHandler }).parseFromString(text, 'text/xml');
}

/** Every element of a name; `*` for all. */
export function elements(within: XmlElement, name: string): readonly XmlElement[] {
  return Array.from(within.getElementsByTagName(name));
}
