import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { GrantlensError } from './errors.ts';
import { fileError, fileReason, isFileRefusal } from './file-error.ts';

const refusal = (code: string, message = `${code}: said by the system, open '/x'`) =>
  Object.assign(new Error(message), { code, syscall: 'open', path: '/x' });

test.each([
  ...[
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOSPC',
    'EDQUOT',
    'ENAMETOOLONG',
    'EISDIR',
    'ENOTDIR',
    'ENOENT',
    'EEXIST',
  ],
  ...[
    'EMFILE',
    'ENFILE',
    'EIO',
    'ELOOP',
    'EBUSY',
    'ETXTBSY',
    'EFBIG',
    'ENOTEMPTY',
    'EXDEV',
    'ESTALE',
    'ENXIO',
  ],
  ...['ERR_FS_EISDIR', 'ERR_FS_FILE_TOO_LARGE', 'ERR_INVALID_ARG_VALUE'],
])('the error %s of the system is put into words of ours', (code) => {
  expect(fileReason(refusal(code))).toMatch(/^[a-z][^:']+[^.]$/);
  expect(fileReason(refusal(code))).not.toContain(code);
});

test('every error of the system that a file can meet is a sentence, also one without words of ours', () => {
  for (const code of Object.keys(constants.errno).filter((name) => name !== 'EBADF')) {
    const error = fileError('file-unwritable', 'cannot write /x', refusal(code));
    expect(error).toBeInstanceOf(GrantlensError);
    expect((error as GrantlensError).message).toMatch(/^cannot write \/x: [^':]+$/);
  }
});

test('an error that is a bug of ours stays one', () => {
  for (const bug of [new TypeError('x is not a function'), refusal('EBADF'), 'text', undefined]) {
    expect(isFileRefusal(bug)).toBe(false);
    expect(fileError('file-unreadable', 'cannot read /x', bug)).toBe(bug);
  }
});
