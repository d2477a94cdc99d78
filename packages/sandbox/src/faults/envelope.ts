import type { Row } from '../state/row.ts';
import type { EnvelopeFault } from './fault.ts';

/** The envelope of a success, with something in it that does not belong there. */
export function withOddEnvelope(envelope: Row, fault: EnvelopeFault): Row {
  switch (fault.kind) {
    case 'success-with-errors':
      return { ...envelope, errors: [{ code: 10500, message: 'Internal error' }] };
    case 'result':
      return { ...envelope, result: fault.value };
  }
}
